; The Windows installer. Everything that differs from build to build comes in through defines
; (VERSION, VERSION_FOUR, PAYLOAD, LIST, ICON, OUT, SIZE_KB, COMPRESSION, LICENSE).
; Per user, no administrator, no file association. It removes only what it brought itself, file by
; file: a workspace that somebody keeps in the same folder, or behind a link, is never touched.
; Exit codes: 0 done, 1 cancelled, 2 refused (the reason is shown unless silent), 3 failed midway.

Target amd64-unicode
SetCompressor ${COMPRESSION}
!if "${COMPRESSION}" == "/SOLID lzma"
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
AllowSkipFiles off
CRCCheck on

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "${LIST}"

!define MARK "roost-installed.txt"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Roost"

Name "Roost"
Caption "Roost ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Roost"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText " "

VIProductVersion "${VERSION_FOUR}"
VIAddVersionKey "ProductName" "Roost"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Roost installer"
VIAddVersionKey "LegalCopyright" "The Roost authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\roost-gui.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro Refuse text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel 2
  Abort "${text}"
!macroend

; Windows renames no folder in which a file is open: the safest question there is.
!macro RefuseWhileRunning
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\python\python.exe"
    Rename "$INSTDIR\python" "$INSTDIR\python.asked"
    ${If} ${Errors}
      !insertmacro Refuse "Roost is running, or a file of it is open. Close it, then try again. Nothing was changed."
    ${EndIf}
    Rename "$INSTDIR\python.asked" "$INSTDIR\python"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "Roost needs 64-bit Windows."
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse "Roost needs Windows 10 or newer."
  ${EndIf}
FunctionEnd

; A folder that holds anything of others is refused: theirs must not mix with ours.
Function RefuseForeignFolder
  ${If} ${FileExists} "$INSTDIR\${MARK}"
    Return
  ${EndIf}
  FindFirst $0 $1 "$INSTDIR\*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      FindClose $0
      !insertmacro Refuse "$INSTDIR holds other files. Choose an empty folder, or one that does not exist yet."
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

Section "Roost"
  Call RefuseForeignFolder
  SectionGetSize 0 $2
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  ${If} $1 <> 0
  ${AndIf} $1 < $2
    !insertmacro Refuse "There is not enough room on $0 (needed: $2 kB, free: $1 kB)."
  ${EndIf}
  !insertmacro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${MARK}"
  ${AndIf} ${FileExists} "$INSTDIR\uninstall.exe"
    DetailPrint "Removing the version that is there; settings stay."
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR' $0
    ${If} $0 <> 0
      !insertmacro Refuse "The version that is there could not be removed (code $0). Uninstall it, then try again."
    ${EndIf}
  ${EndIf}

  ClearErrors
  SetOutPath "$INSTDIR"
  ; The mark comes first: a failed installation can then be repeated or removed.
  FileOpen $0 "$INSTDIR\${MARK}" w
  FileWrite $0 "Roost ${VERSION}$\r$\n"
  FileClose $0
  WriteUninstaller "$INSTDIR\uninstall.exe"
  File /r "${PAYLOAD}/*"
  ${If} ${Errors}
    SetErrorLevel 3
    Abort "Some files could not be written. Free some space on the drive, then try again."
  ${EndIf}

  CreateDirectory "$SMPROGRAMS\Roost"
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\Roost\Roost.lnk" "$INSTDIR\bin\roost-gui.exe" "" "$INSTDIR\bin\roost.ico" 0 SW_SHOWNORMAL "" "Shared Python environments for AI models"
  CreateShortcut "$SMPROGRAMS\Roost\Roost command line.lnk" "$SYSDIR\cmd.exe" '/k set "PATH=$INSTDIR\bin;%PATH%" && roost --help' "$INSTDIR\bin\roost.ico" 0
  SetOutPath "$INSTDIR"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Roost"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Roost authors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bin\roost.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

; Settings and caches: only when asked for, and not if somebody made a workspace of that folder.
Function un.Settings
  ${If} ${FileExists} "$LOCALAPPDATA\roost\.envs\*"
  ${OrIf} ${FileExists} "$LOCALAPPDATA\roost\environments\*"
    Return
  ${EndIf}
  RMDir /r "$LOCALAPPDATA\roost\Cache"
  Delete "$LOCALAPPDATA\roost\*.json"
  RMDir "$LOCALAPPDATA\roost"
FunctionEnd

Section "Uninstall"
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    !insertmacro Refuse "$INSTDIR was not made by Roost's installer. Nothing was changed."
  ${EndIf}
  !insertmacro RefuseWhileRunning
  SetOutPath "$TEMP"
  !insertmacro RemoveFiles
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${IfNot} ${Errors}
    Return
  ${EndIf}

  ClearErrors
  ${GetOptions} $0 "/SETTINGS" $1
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_DEFBUTTON2 "Remove Roost's own settings and caches as well? Your workspaces and environments stay in any case." /SD IDNO IDNO kept
  ${EndIf}
  Call un.Settings
kept:
  Delete "$SMPROGRAMS\Roost\Roost.lnk"
  Delete "$SMPROGRAMS\Roost\Roost command line.lnk"
  RMDir "$SMPROGRAMS\Roost"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  Delete "$INSTDIR\${MARK}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
