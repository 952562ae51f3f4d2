<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AcrossPage</name>
    <message>
        <source>By volume, since files cannot be shared across: {list}</source>
        <translation>Je Laufwerk, da sich Dateien nicht darüber hinweg teilen lassen: {list}</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Download caches (shown, never touched here)</source>
        <translation>Download-Caches (nur gezeigt, hier nie angerührt)</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Packages that exist more than once</source>
        <translation>Pakete, die mehrfach vorhanden sind</translation>
    </message>
    <message>
        <source>Scan first: this needs what a scan finds.</source>
        <translation>Erst suchen: Dies braucht, was die Suche findet.</translation>
    </message>
    <message>
        <source>Sharing saves</source>
        <translation>Teilen spart</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Working out what sharing would save…</source>
        <translation>Es wird berechnet, was Teilen sparen würde …</translation>
    </message>
    <message>
        <source>torch build</source>
        <translation>Torch-Build</translation>
    </message>
    <message>
        <source>torch builds</source>
        <translation>Torch-Builds</translation>
    </message>
    <message>
        <source>{tool} (models)</source>
        <translation>{tool} (Modelle)</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>nichts zu tun</translation>
    </message>
</context>
<context>
    <name>AddPackageDialog</name>
    <message>
        <source>Add package</source>
        <translation>Paket hinzufügen</translation>
    </message>
    <message>
        <source>Add to {what}</source>
        <translation>Zu {what} hinzufügen</translation>
    </message>
    <message>
        <source>One package a line, as pip takes them. What is there keeps its version where that fits; the plan says what changes and which models use it.</source>
        <translation>Ein Paket je Zeile, wie pip sie annimmt. Vorhandenes behält seine Version, wo das passt; der Plan sagt, was sich ändert und welche Modelle betroffen sind.</translation>
    </message>
    <message>
        <source>Packages, one a line</source>
        <translation>Pakete, eines je Zeile</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>This is not a requirement: {line}</source>
        <translation>Das ist keine Paketangabe: {line}</translation>
    </message>
    <message>
        <source>soundfile
librosa&gt;=0.10,&lt;1</source>
        <translation>soundfile
librosa&gt;=0.10,&lt;1</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>By copy: the workspace has its own files</source>
        <translation>Als Kopie: Der Arbeitsbereich hat eigene Dateien</translation>
    </message>
    <message>
        <source>By link: its files stay where they are</source>
        <translation>Als Link: Ihre Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>For the model</source>
        <translation>Für das Modell</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>org/name or a folder; empty: for none yet</source>
        <translation>org/name oder ein Ordner; leer: noch für keines</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Another plan is still being made.</source>
        <translation>Ein anderer Plan ist noch in Arbeit.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Alles ist wie vorher.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it in the activity below.</source>
        <translation>Warten Sie darauf, oder brechen Sie ihn unten bei den Aktivitäten ab.</translation>
    </message>
    <message>
        <source>{job}: cancelled.</source>
        <translation>{job}: abgebrochen.</translation>
    </message>
    <message>
        <source>{job}: done in part.</source>
        <translation>{job}: teilweise erledigt.</translation>
    </message>
</context>
<context>
    <name>AppNameDialog</name>
    <message>
        <source>Name of the app</source>
        <translation>Name der App</translation>
    </message>
</context>
<context>
    <name>CleanDialog</name>
    <message>
        <source>Builds that were cut off</source>
        <translation>Abgebrochene Bauvorgänge</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Clean up?</source>
        <translation>Aufräumen?</translation>
    </message>
    <message>
        <source>Download cache of pip</source>
        <translation>Download-Cache von pip</translation>
    </message>
    <message>
        <source>Download cache of uv: what nothing needs</source>
        <translation>Download-Cache von uv: was nichts braucht</translation>
    </message>
    <message>
        <source>Environments nobody uses</source>
        <translation>Umgebungen, die niemand benutzt</translation>
    </message>
    <message>
        <source>Frees {size} at once</source>
        <translation>Gibt sofort {size} frei</translation>
    </message>
    <message>
        <source>Kept: {name}, {why}</source>
        <translation>Bleibt: {name}, {why}</translation>
    </message>
    <message>
        <source>Notes of processes that are gone</source>
        <translation>Notizen beendeter Prozesse</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Nichts ist angehakt.</translation>
    </message>
    <message>
        <source>Only what is ticked goes. Environments go to the trash, and can come back.</source>
        <translation>Nur Angehaktes wird entfernt. Umgebungen kommen in den Papierkorb und lassen sich zurückholen.</translation>
    </message>
    <message>
        <source>Safe: {why}</source>
        <translation>Unbedenklich: {why}</translation>
    </message>
    <message>
        <source>Superseded environments</source>
        <translation>Abgelöste Umgebungen</translation>
    </message>
    <message>
        <source>There is nothing to clean up.</source>
        <translation>Es gibt nichts aufzuräumen.</translation>
    </message>
    <message>
        <source>Trash whose time is over</source>
        <translation>Papierkorb, dessen Frist um ist</translation>
    </message>
    <message>
        <source>What can go</source>
        <translation>Was entfernt werden kann</translation>
    </message>
    <message>
        <source>a healthy shared environment serves its model; Undo brings it back</source>
        <translation>eine intakte gemeinsame Umgebung versorgt ihr Modell; „Rückgängig“ holt sie zurück</translation>
    </message>
    <message>
        <source>{size} when the trash is emptied</source>
        <translation>{size}, wenn der Papierkorb geleert wird</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Cancel and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Cancelling, and putting everything back in order…</source>
        <translation>Wird abgebrochen; alles wird wieder in Ordnung gebracht …</translation>
    </message>
    <message>
        <source>Close Roost?</source>
        <translation>Roost schließen?</translation>
    </message>
    <message>
        <source>Closing cancels it. What was there before stays as it was.</source>
        <translation>Schließen bricht ihn ab. Was vorher da war, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Closing cancels them. What was there before stays as it was.</source>
        <translation>Schließen bricht sie ab. Was vorher da war, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Waiting for the jobs to end</source>
        <translation>Es wird gewartet, bis die Aufträge enden</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>{column} (no room now)</source>
        <translation>{column} (jetzt kein Platz)</translation>
    </message>
</context>
<context>
    <name>Consolidating</name>
    <message>
        <source>Cancelled. What was moved before stays moved, the rest is as it was.</source>
        <translation>Abgebrochen. Was schon umgestellt war, bleibt es; der Rest ist wie vorher.</translation>
    </message>
    <message>
        <source>Plan the migration</source>
        <translation>Migration planen</translation>
    </message>
    <message>
        <source>Stopped as you asked; what is left can be migrated later.</source>
        <translation>Wie gewünscht angehalten; der Rest lässt sich später migrieren.</translation>
    </message>
    <message>
        <source>Summary copied.</source>
        <translation>Zusammenfassung kopiert.</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source> (it needs {needed} or newer)</source>
        <translation> (braucht {needed} oder neuer)</translation>
    </message>
    <message>
        <source> PID {pid} has been at it since {since}{doing}.</source>
        <translation> PID {pid} arbeitet seit {since} daran{doing}.</translation>
    </message>
    <message>
        <source> `roost create {own}` makes its own.</source>
        <translation> `roost create {own}` legt die eigene an.</translation>
    </message>
    <message>
        <source> and others</source>
        <translation> und andere</translation>
    </message>
    <message>
        <source> and {len} more</source>
        <translation> und {len} weitere</translation>
    </message>
    <message>
        <source> at its {begun}</source>
        <translation> bei {begun}</translation>
    </message>
    <message>
        <source> instead of {expected}</source>
        <translation> statt {expected}</translation>
    </message>
    <message>
        <source> while importing {step}</source>
        <translation> beim Import von {step}</translation>
    </message>
    <message>
        <source> with driver {driver}</source>
        <translation> mit Treiber {driver}</translation>
    </message>
    <message>
        <source>&apos;config.json&apos; is damaged: {error}.</source>
        <translation>„config.json“ ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>&apos;{ascii}&apos; is not an exact version</source>
        <translation>„{ascii}“ ist keine genaue Version</translation>
    </message>
    <message>
        <source>&apos;{shown}&apos; cannot be used as a {what}: {problem}.</source>
        <translation>„{shown}“ ist keine brauchbare Paketangabe: {problem}.</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>, up to CUDA {cuda_max}.{cuda_max2}</source>
        <translation>, bis CUDA {cuda_max}.{cuda_max2}</translation>
    </message>
    <message>
        <source>, which ends at CUDA {ends}.{ends2},</source>
        <translation>, das bei CUDA {ends}.{ends2} endet,</translation>
    </message>
    <message>
        <source>; and {len} more</source>
        <translation>; und {len} weitere</translation>
    </message>
    <message>
        <source>; {saved} of your files are in {Path}</source>
        <translation>; {saved} Ihrer Dateien sind in {Path}</translation>
    </message>
    <message>
        <source>A draft for another model&apos;s speculative decoding: vLLM or SGLang loads the two.</source>
        <translation>Ein Entwurfsmodell für das spekulative Dekodieren eines anderen Modells: vLLM oder SGLang lädt beide.</translation>
    </message>
    <message>
        <source>A file was changed while it was being copied.</source>
        <translation>Eine Datei wurde geändert, während sie kopiert wurde.</translation>
    </message>
    <message>
        <source>A package has no ready-made wheel and did not build: {reason}</source>
        <translation>Für ein Paket gibt es kein fertiges Wheel, und es ließ sich nicht bauen: {reason}</translation>
    </message>
    <message>
        <source>About {size} are needed on {path}, {size2} are free.</source>
        <translation>Etwa {size} sind auf {path} nötig, {size2} sind frei.</translation>
    </message>
    <message>
        <source>About {size} are needed on {volume_of}, {size2} are free.</source>
        <translation>Etwa {size} sind auf {volume_of} nötig, {size2} sind frei.</translation>
    </message>
    <message>
        <source>Add one in the workspace&apos;s profiles folder, or choose another accelerator.</source>
        <translation>Eines in den Ordner profiles des Arbeitsbereichs legen oder einen anderen Beschleuniger wählen.</translation>
    </message>
    <message>
        <source>Add the package to the shared environment (roost create KEY --with NAME), then migrate again.</source>
        <translation>Das Paket zur gemeinsamen Umgebung hinzufügen (roost create KEY --with NAME), dann noch einmal migrieren.</translation>
    </message>
    <message>
        <source>Adopt it by link: --link.</source>
        <translation>Als Link übernehmen: --link.</translation>
    </message>
    <message>
        <source>An adapter of Apple&apos;s MLX; mlx-lm loads it, peft does not.</source>
        <translation>Ein Adapter für MLX von Apple; mlx-lm lädt ihn, peft nicht.</translation>
    </message>
    <message>
        <source>An environment cannot be made at {text}: the path holds a control character.</source>
        <translation>Bei {text} lässt sich keine Umgebung anlegen: Der Pfad enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>An environment cannot be moved from or to {path}.</source>
        <translation>Von oder nach {path} lässt sich keine Umgebung verschieben.</translation>
    </message>
    <message>
        <source>An exclusion of the workspace&apos;s folder in Windows Security makes it faster.</source>
        <translation>Eine Ausnahme für den Ordner des Arbeitsbereichs in der Windows-Sicherheit macht es schneller.</translation>
    </message>
    <message>
        <source>An installation was interrupted: install {name} again there. Or: {rebuild_remedy}</source>
        <translation>Eine Installation wurde unterbrochen: {name} dort neu installieren. Oder: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>An upgrade of the system may pull Python {version} at {path} away.</source>
        <translation>Ein System-Upgrade kann Python {version} unter {path} entfernen.</translation>
    </message>
    <message>
        <source>Another program is writing there: close it, then try again.</source>
        <translation>Ein anderes Programm schreibt dort: Programm schließen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another volume is mounted at {listing}.</source>
        <translation>Ein anderes Laufwerk ist unter {listing} eingehängt.</translation>
    </message>
    <message>
        <source>Any command tidies up first; nothing is lost.</source>
        <translation>Jeder Befehl bringt das zuerst in Ordnung; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>Ask whoever owns that folder, or remove it with its own tool.</source>
        <translation>Fragen, wem der Ordner gehört, oder ihn mit seinem eigenen Werkzeug entfernen.</translation>
    </message>
    <message>
        <source>Attach the drive it lies on, or change pip&apos;s find-links setting.</source>
        <translation>Das Laufwerk anschließen, auf dem er liegt, oder pips Einstellung find-links ändern.</translation>
    </message>
    <message>
        <source>Below {target} the longest path would have {longest} characters, {over} more than Python can open: {name}</source>
        <translation>Unter {target} hätte der längste Pfad {longest} Zeichen, {over} mehr, als Python öffnen kann: {name}</translation>
    </message>
    <message>
        <source>Blocks shared by copy-on-write need none: an edit of one file never shows in another.</source>
        <translation>Per Copy-on-Write geteilte Blöcke brauchen keine: Eine Änderung einer Datei zeigt sich nie in einer anderen.</translation>
    </message>
    <message>
        <source>Bound to it by a migration.</source>
        <translation>Durch eine Migration daran gebunden.</translation>
    </message>
    <message>
        <source>Bring it back (`roost undo`) or purge it (`roost trash purge`) first.</source>
        <translation>Erst zurückholen (`roost undo`) oder endgültig löschen (`roost trash purge`).</translation>
    </message>
    <message>
        <source>Bring it back under another name (`roost undo {id} --as {free}`), or </source>
        <translation>Unter anderem Namen zurückholen (`roost undo {id} --as {free}`) oder </translation>
    </message>
    <message>
        <source>Bring the GPU&apos;s driver up to date; this one is too old for every build.</source>
        <translation>Den Treiber der GPU aktualisieren; dieser ist für jeden Build zu alt.</translation>
    </message>
    <message>
        <source>Bring the graphics driver up to date, or use an environment for an older build.</source>
        <translation>Den Grafiktreiber aktualisieren oder eine Umgebung für einen älteren Build nehmen.</translation>
    </message>
    <message>
        <source>Build it anew (`roost create {key}`), then migrate again.</source>
        <translation>Umgebung neu bauen (`roost create {key}`), dann noch einmal migrieren.</translation>
    </message>
    <message>
        <source>Cannot list the profiles in {folder}: {error}.</source>
        <translation>Die Profile in {folder} lassen sich nicht auflisten: {error}.</translation>
    </message>
    <message>
        <source>Cannot make the folder {parent}: {error}.</source>
        <translation>Der Ordner {parent} lässt sich nicht anlegen: {error}.</translation>
    </message>
    <message>
        <source>Cannot read {name}: {why}.</source>
        <translation>{name} lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>{program} lässt sich nicht starten: {reason}.</translation>
    </message>
    <message>
        <source>Change its permissions, then try again.</source>
        <translation>Die Rechte ändern, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check it again when the machine is less busy: roost check {id} --deep</source>
        <translation>Noch einmal prüfen, wenn der Rechner weniger zu tun hat: roost check {id} --deep</translation>
    </message>
    <message>
        <source>Check it: that runs its Python.</source>
        <translation>Prüfen: Das startet ihr Python.</translation>
    </message>
    <message>
        <source>Check that it is a program and may be executed.</source>
        <translation>Nachsehen, ob es ein Programm ist und gestartet werden darf.</translation>
    </message>
    <message>
        <source>Check that the file exists and may be executed.</source>
        <translation>Nachsehen, ob die Datei da ist und gestartet werden darf.</translation>
    </message>
    <message>
        <source>Check that the volume is attached and healthy, and try again.</source>
        <translation>Nachsehen, ob das Laufwerk angeschlossen und in Ordnung ist, und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the address: it is that of the releases.json of Roost&apos;s releases.</source>
        <translation>Die Adresse prüfen: Es ist die der releases.json von Roost.</translation>
    </message>
    <message>
        <source>Check the base Python; creating the environment anew may help.</source>
        <translation>Das Basis-Python prüfen; die Umgebung neu anzulegen kann helfen.</translation>
    </message>
    <message>
        <source>Check the connection and the proxy settings, set a mirror, or put the wheels into a folder named by find-links; what was downloaded before is used again.</source>
        <translation>Verbindung und Proxy prüfen, einen Mirror einstellen oder die Wheels in einen Ordner legen, den find-links nennt; schon Heruntergeladenes wird wieder benutzt.</translation>
    </message>
    <message>
        <source>Check the file, or remove it if nobody needs it.</source>
        <translation>Die Datei prüfen oder entfernen, wenn niemand sie braucht.</translation>
    </message>
    <message>
        <source>Check the login in the index&apos;s address.</source>
        <translation>Die Zugangsdaten in der Adresse des Index prüfen.</translation>
    </message>
    <message>
        <source>Check the network and the disk, then try again.</source>
        <translation>Netz und Laufwerk prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the network and the proxy; what is there keeps working without.</source>
        <translation>Netz und Proxy prüfen; was da ist, läuft auch ohne.</translation>
    </message>
    <message>
        <source>Check the path and whether its volume is attached.</source>
        <translation>Den Pfad prüfen und nachsehen, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Check the path, and that its volume is attached.</source>
        <translation>Den Pfad prüfen und nachsehen, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and whether its volume is attached.</source>
        <translation>Die Rechte des Ordners prüfen und nachsehen, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, and that its volume is attached.</source>
        <translation>Die Rechte des Ordners prüfen und nachsehen, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or open another workspace.</source>
        <translation>Die Rechte des Ordners prüfen oder einen anderen Arbeitsbereich öffnen.</translation>
    </message>
    <message>
        <source>Check the permissions there, and whether the volume is attached.</source>
        <translation>Die Rechte dort prüfen und nachsehen, ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Check the permissions, and who owns the folder.</source>
        <translation>Die Rechte prüfen und nachsehen, wem der Ordner gehört.</translation>
    </message>
    <message>
        <source>Check the permissions, or set ROOST_CONFIG_DIR to a folder you can write to.</source>
        <translation>Die Rechte prüfen oder ROOST_CONFIG_DIR auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <source>Check the spelling, or install the package that brings it.</source>
        <translation>Die Schreibweise prüfen oder das Paket installieren, das es mitbringt.</translation>
    </message>
    <message>
        <source>Check the volume; an antivirus program that removes files does this, too.</source>
        <translation>Das Laufwerk prüfen; auch ein Virenschutz, der Dateien entfernt, kann die Ursache sein.</translation>
    </message>
    <message>
        <source>Check whether programs may be run on that volume (noexec).</source>
        <translation>Nachsehen, ob auf dem Laufwerk Programme laufen dürfen (noexec).</translation>
    </message>
    <message>
        <source>Checking a snapshot</source>
        <translation>Schnappschuss wird geprüft</translation>
    </message>
    <message>
        <source>Choose a name of letters, digits, &apos;-&apos; and &apos;_&apos;.</source>
        <translation>Einen Namen aus Buchstaben, Ziffern, „-“ und „_“ wählen.</translation>
    </message>
    <message>
        <source>Choose a place on the same volume.</source>
        <translation>Einen Ort auf demselben Laufwerk wählen.</translation>
    </message>
    <message>
        <source>Choose a version that has a wheel for this Python and system, or install the compiler it needs.</source>
        <translation>Eine Version wählen, die ein Wheel für dieses Python und System hat, oder den nötigen Compiler installieren.</translation>
    </message>
    <message>
        <source>Choose an absolute path without line breaks.</source>
        <translation>Einen absoluten Pfad ohne Zeilenumbrüche wählen.</translation>
    </message>
    <message>
        <source>Choose another accelerator in the settings, or bring the driver up to date.</source>
        <translation>In den Einstellungen einen anderen Beschleuniger wählen oder den Treiber aktualisieren.</translation>
    </message>
    <message>
        <source>Choose another place, or remove what is there.</source>
        <translation>Einen anderen Ort wählen oder entfernen, was dort ist.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the limit of open files.</source>
        <translation>Andere Programme schließen oder die Grenze für offene Dateien erhöhen.</translation>
    </message>
    <message>
        <source>Close programs that use it, and check the permissions.</source>
        <translation>Programme schließen, die es benutzen, und die Rechte prüfen.</translation>
    </message>
    <message>
        <source>Close the program that has it open, then try again.</source>
        <translation>Das Programm schließen, das sie offen hat, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Close the program that writes to it, then try again.</source>
        <translation>Das Programm schließen, das dorthin schreibt, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Close the programs that use it; the next command removes the rest.</source>
        <translation>Die Programme schließen, die sie benutzen; der nächste Befehl entfernt den Rest.</translation>
    </message>
    <message>
        <source>Close the programs that use the environment, then try again.</source>
        <translation>Die Programme schließen, die die Umgebung benutzen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Close what uses the memory, then migrate again.</source>
        <translation>Programme schließen, die den Arbeitsspeicher belegen, dann noch einmal migrieren.</translation>
    </message>
    <message>
        <source>ComfyUI&apos;s log</source>
        <translation>Protokoll von ComfyUI</translation>
    </message>
    <message>
        <source>Comparing environments</source>
        <translation>Umgebungen werden verglichen</translation>
    </message>
    <message>
        <source>Compiled for MLC, which only mlc-llm loads.</source>
        <translation>Für MLC kompiliert, das nur mlc-llm lädt.</translation>
    </message>
    <message>
        <source>Converted for Apple&apos;s MLX; mlx-whisper loads it, transformers does not.</source>
        <translation>Für MLX von Apple umgewandelt; mlx-whisper lädt es, transformers nicht.</translation>
    </message>
    <message>
        <source>Copying environment (Windows long path workaround)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {name}, or remove it; the other profiles are in use.</source>
        <translation>{name} berichtigen oder entfernen; die anderen Profile gelten.</translation>
    </message>
    <message>
        <source>Could not create {folder}: {error}.</source>
        <translation>{folder} ließ sich nicht anlegen: {error}.</translation>
    </message>
    <message>
        <source>Could not start {command}: {error}.</source>
        <translation>{command} ließ sich nicht starten: {error}.</translation>
    </message>
    <message>
        <source>Could not tidy up yet: {error}</source>
        <translation>Es konnte noch nicht aufgeräumt werden: {error}</translation>
    </message>
    <message>
        <source>Could not tidy up yet: {message}</source>
        <translation>Es konnte noch nicht aufgeräumt werden: {message}</translation>
    </message>
    <message>
        <source>Could not {verb} {shown}: {reason}.</source>
        <translation>„{verb}“ ist bei {shown} fehlgeschlagen: {reason}.</translation>
    </message>
    <message>
        <source>Could not {verb} {where}: {error}.</source>
        <translation>„{verb}“ ist bei {where} fehlgeschlagen: {error}.</translation>
    </message>
    <message>
        <source>Create it: roost create {env_key}</source>
        <translation>Umgebung anlegen: roost create {env_key}</translation>
    </message>
    <message>
        <source>Create one, or open the folder that holds yours.</source>
        <translation>Einen anlegen oder den Ordner öffnen, der Ihren enthält.</translation>
    </message>
    <message>
        <source>Create the environment anew; if it stays, use the other installer.</source>
        <translation>Die Umgebung neu anlegen; bleibt der Fehler, den anderen Installer nehmen.</translation>
    </message>
    <message>
        <source>Create the environment anew; its folder is kept until that has worked.</source>
        <translation>Die Umgebung neu anlegen; ihr Ordner bleibt, bis das gelungen ist.</translation>
    </message>
    <message>
        <source>Create the environment of this machine&apos;s accelerator: `roost profiles` lists them.</source>
        <translation>Die Umgebung für den Beschleuniger dieses Rechners anlegen: `roost profiles` zeigt sie.</translation>
    </message>
    <message>
        <source>Create the shared environment without --from; its packages are downloaded.</source>
        <translation>Die gemeinsame Umgebung ohne --from anlegen; ihre Pakete werden heruntergeladen.</translation>
    </message>
    <message>
        <source>Create {newest} instead (roost create {newest}), or update the driver.</source>
        <translation>Stattdessen {newest} anlegen (roost create {newest}) oder den Treiber aktualisieren.</translation>
    </message>
    <message>
        <source>Creating will say if the volume has none.</source>
        <translation>Beim Anlegen zeigt sich, ob das Laufwerk keine hat.</translation>
    </message>
    <message>
        <source>Delete it first (`roost delete {env}`), or adopt for another model.</source>
        <translation>Vorhandene erst löschen (`roost delete {env}`) oder für ein anderes Modell übernehmen.</translation>
    </message>
    <message>
        <source>Downloading a Python is switched off here (UV_PYTHON_DOWNLOADS=never).</source>
        <translation>Das Herunterladen eines Pythons ist hier abgeschaltet (UV_PYTHON_DOWNLOADS=never).</translation>
    </message>
    <message>
        <source>Driver {driver}{upto} does not run {accelerator}{said}.</source>
        <translation>Treiber {driver}{upto} unterstützt {accelerator} nicht{said}.</translation>
    </message>
    <message>
        <source>Empty the trash, or see what takes the space; an environment for a GPU needs 5 to 9 GB.</source>
        <translation>Den Papierkorb leeren oder nachsehen, was den Platz belegt; eine Umgebung für eine GPU braucht 5 bis 9 GB.</translation>
    </message>
    <message>
        <source>Emptying it frees the space; until then all of it can be undone.</source>
        <translation>Leeren gibt den Platz frei; bis dahin lässt sich alles rückgängig machen.</translation>
    </message>
    <message>
        <source>End those processes and try again.</source>
        <translation>Diese Prozesse beenden und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>End those processes, and leave the folder in your terminals, then try again.</source>
        <translation>Diese Prozesse beenden, den Ordner in Ihren Terminals verlassen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>End those processes, then purge again.</source>
        <translation>Diese Prozesse beenden, dann noch einmal endgültig löschen.</translation>
    </message>
    <message>
        <source>End those processes, then try again.</source>
        <translation>Diese Prozesse beenden, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>End those processes, then undo again.</source>
        <translation>Diese Prozesse beenden, dann noch einmal rückgängig machen.</translation>
    </message>
    <message>
        <source>Environment is already being created (PID {pid} since {since}), waiting...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments have come or gone since the plan was made.</source>
        <translation>Seit dem Plan sind Umgebungen hinzugekommen oder weggefallen.</translation>
    </message>
    <message>
        <source>ExLlamaV2 loads it, transformers does not.</source>
        <translation>ExLlamaV2 lädt es, transformers nicht.</translation>
    </message>
    <message>
        <source>ExLlamaV3 loads it, transformers does not.</source>
        <translation>ExLlamaV3 lädt es, transformers nicht.</translation>
    </message>
    <message>
        <source>Finished bringing back {env}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished bringing back {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished making {step} out of {step2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished moving this workspace from {origin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished purging {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished purging {trash_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished switching {key} to its new tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fooocus&apos;s settings</source>
        <translation>Einstellungen von Fooocus</translation>
    </message>
    <message>
        <source>Free some space on that volume and try again.</source>
        <translation>Auf dem Laufwerk Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Free some space on {volume} (purge the trash, clean download caches) and try again.</source>
        <translation>Auf {volume} Platz schaffen (Papierkorb leeren, Download-Caches aufräumen) und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Free some space there (`roost trash purge`, `roost clean`) and try again.</source>
        <translation>Dort Platz schaffen (`roost trash purge`, `roost clean`) und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Free some space there, then try again.</source>
        <translation>Dort Platz schaffen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Free {size} there, then try again.</source>
        <translation>Dort {size} freigeben, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Give a folder (/…, ./…, ~/…), an HF id (organisation/name), or an id from `roost list`.</source>
        <translation>Einen Ordner angeben (/…, ./…, ~/…), eine HF-ID (organisation/name) oder eine ID aus `roost list`.</translation>
    </message>
    <message>
        <source>Give a path without &apos;..&apos;.</source>
        <translation>Einen Pfad ohne „..“ angeben.</translation>
    </message>
    <message>
        <source>Give a requirements.lock of Roost or a pylock.toml made for this Python.</source>
        <translation>Eine requirements.lock von Roost oder eine pylock.toml für dieses Python angeben.</translation>
    </message>
    <message>
        <source>Give another place with --out.</source>
        <translation>Mit --out einen anderen Ort angeben.</translation>
    </message>
    <message>
        <source>Give the profile the package index of this accelerator, or put the wheel into a folder named by find-links in pip&apos;s configuration.</source>
        <translation>Dem Profil den Paketindex dieses Beschleunigers geben oder das Wheel in einen Ordner legen, den find-links in pips Einstellungen nennt.</translation>
    </message>
    <message>
        <source>Give yourself the right to read the folder, or open another workspace.</source>
        <translation>Sich das Recht geben, den Ordner zu lesen, oder einen anderen Arbeitsbereich öffnen.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or mount the volume for writing.</source>
        <translation>Sich das Recht geben, dort zu schreiben, oder das Laufwerk beschreibbar einhängen.</translation>
    </message>
    <message>
        <source>If it is really to go, remove it by hand.</source>
        <translation>Wenn es wirklich weg soll, von Hand entfernen.</translation>
    </message>
    <message>
        <source>If the workspace was moved, its environments work as they are; rebuild one to separate its files.</source>
        <translation>Wurde der Arbeitsbereich verschoben, laufen seine Umgebungen, wie sie sind; eine neu bauen, um ihre Dateien zu trennen.</translation>
    </message>
    <message>
        <source>In HQQ&apos;s older form, which hqq loads and transformers does not.</source>
        <translation>In der älteren Form von HQQ, die hqq lädt und transformers nicht.</translation>
    </message>
    <message>
        <source>In Meta&apos;s own format; transformers loads it only once it is converted.</source>
        <translation>Im eigenen Format von Meta; transformers lädt es erst, wenn es umgewandelt ist.</translation>
    </message>
    <message>
        <source>In Mistral&apos;s own format, which vLLM loads.</source>
        <translation>Im eigenen Format von Mistral, das vLLM lädt.</translation>
    </message>
    <message>
        <source>In ggml&apos;s older format, which torch does not load: whisper.cpp&apos;s, or llama.cpp&apos;s </source>
        <translation>Im älteren Format von ggml, das torch nicht lädt: von whisper.cpp oder von llama.cpp </translation>
    </message>
    <message>
        <source>Install Python {library} again. Or: {rebuild}</source>
        <translation>Python {library} wieder installieren. Oder: {rebuild}</translation>
    </message>
    <message>
        <source>Install Roost again to get the version it was tested with.</source>
        <translation>Roost neu installieren, um die Version zu bekommen, mit der es erprobt ist.</translation>
    </message>
    <message>
        <source>Install Roost again, or choose pip in the settings.</source>
        <translation>Roost neu installieren oder in den Einstellungen pip wählen.</translation>
    </message>
    <message>
        <source>Install Roost again, or use --installer pip.</source>
        <translation>Roost neu installieren oder --installer pip benutzen.</translation>
    </message>
    <message>
        <source>Install Roost again, or use --installer uv.</source>
        <translation>Roost neu installieren oder --installer uv benutzen.</translation>
    </message>
    <message>
        <source>Install a Python by other means, or remove that folder and try again.</source>
        <translation>Ein Python auf anderem Weg installieren oder den Ordner entfernen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Install a Python that fits by hand, or change `python` in the profile.</source>
        <translation>Ein passendes Python von Hand installieren oder `python` im Profil ändern.</translation>
    </message>
    <message>
        <source>Install a Python that fits by hand, or switch it on: UV_PYTHON_DOWNLOADS=manual, or python-downloads in uv.toml.</source>
        <translation>Ein passendes Python von Hand installieren oder das Herunterladen einschalten: UV_PYTHON_DOWNLOADS=manual oder python-downloads in uv.toml.</translation>
    </message>
    <message>
        <source>Install a Python {spec}, for example from python.org or with `uv python install`.</source>
        <translation>Ein Python {spec} installieren, etwa von python.org oder mit `uv python install`.</translation>
    </message>
    <message>
        <source>Install a Python {spec}.</source>
        <translation>Ein Python {spec} installieren.</translation>
    </message>
    <message>
        <source>Install fonts, for example the package fonts-dejavu-core.</source>
        <translation>Schriften installieren, etwa das Paket fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>Install one (for example xterm), or set TERMINAL to its name.</source>
        <translation>Eines installieren (etwa xterm) oder TERMINAL auf seinen Namen setzen.</translation>
    </message>
    <message>
        <source>Install one that fits, if you need those profiles.</source>
        <translation>Eines installieren, das passt, wenn Sie diese Profile brauchen.</translation>
    </message>
    <message>
        <source>Install that Python again. Or: {rebuild}</source>
        <translation>Dieses Python wieder installieren. Oder: {rebuild}</translation>
    </message>
    <message>
        <source>Install the Python at {interpreter_target} again. Or: {rebuild}</source>
        <translation>Das Python unter {interpreter_target} wieder installieren. Oder: {rebuild}</translation>
    </message>
    <message>
        <source>Install the build of {name} for {beside}. Or: {rebuild_remedy}</source>
        <translation>Den Build von {name} für {beside} installieren. Oder: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>Install the system libraries Qt needs; the README names the command.</source>
        <translation>Die Systembibliotheken installieren, die Qt braucht; die README nennt den Befehl.</translation>
    </message>
    <message>
        <source>Install xdg-utils.</source>
        <translation>xdg-utils installieren.</translation>
    </message>
    <message>
        <source>Install {names} again, or put it on the PATH, and try once more.</source>
        <translation>{names} wieder installieren oder in den PATH nehmen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Install {name} again there. Or: {rebuild_remedy}</source>
        <translation>{name} dort neu installieren. Oder: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>Install {name} {version} again there, or rebuild the environment.</source>
        <translation>{name} {version} dort neu installieren oder die Umgebung neu bauen.</translation>
    </message>
    <message>
        <source>Intel Data Center GPU Flex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel Data Center GPU Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>InvokeAI&apos;s database</source>
        <translation>Datenbank von InvokeAI</translation>
    </message>
    <message>
        <source>It ended with exit code {exit_code} in {env_id}.</source>
        <translation>Es endete mit Exit-Code {exit_code} in {env_id}.</translation>
    </message>
    <message>
        <source>It has an environment of its own.</source>
        <translation>Es hat eine eigene Umgebung.</translation>
    </message>
    <message>
        <source>It is a link out of the workspace, to {target}.</source>
        <translation>Es ist ein Link aus dem Arbeitsbereich hinaus, nach {target}.</translation>
    </message>
    <message>
        <source>It is a link to {target}.</source>
        <translation>Es ist ein Link nach {target}.</translation>
    </message>
    <message>
        <source>It is no copy: whatever changes there changes here, too.</source>
        <translation>Es ist keine Kopie: Was sich dort ändert, ändert sich auch hier.</translation>
    </message>
    <message>
        <source>It is not known which stack {id} needs.</source>
        <translation>Welchen Stack {id} braucht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is waiting for a disk or a driver. Restart the computer if it stays.</source>
        <translation>Er wartet auf ein Laufwerk oder einen Treiber. Wenn es so bleibt, den Rechner neu starten.</translation>
    </message>
    <message>
        <source>It stays as it is: {join} (--on-conflict extend or dedicated moves it).</source>
        <translation>Sie bleibt, wie sie ist: {join} (--on-conflict extend oder dedicated stellt sie um).</translation>
    </message>
    <message>
        <source>It wants {key} both &gt;={floor} and &lt;{below}: no release is both.</source>
        <translation>Es verlangt {key} zugleich &gt;={floor} und &lt;{below}: Keine Version ist beides.</translation>
    </message>
    <message>
        <source>It wants {names} ({reason}), which no key stands for</source>
        <translation>Es verlangt {names} ({reason}), wofür kein Schlüssel steht</translation>
    </message>
    <message>
        <source>Its .venv is a file that cannot be read.</source>
        <translation>.venv ist eine Datei, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>Its .venv is a file that does not hold a path.</source>
        <translation>.venv ist eine Datei, in der kein Pfad steht.</translation>
    </message>
    <message>
        <source>Its .venv is a file that names {target}, which is no folder.</source>
        <translation>.venv ist eine Datei, die {target} nennt, und das ist kein Ordner.</translation>
    </message>
    <message>
        <source>Its .venv is a {what} that leads out of the workspace, to {target}.</source>
        <translation>.venv ist ein Verweis, der aus dem Arbeitsbereich hinausführt, nach {target}.</translation>
    </message>
    <message>
        <source>Its .venv is a {what} that leads to {target}.</source>
        <translation>.venv ist ein Verweis, der nach {target} führt.</translation>
    </message>
    <message>
        <source>Its author asks for {one_line}: newer ones may not run it.</source>
        <translation>Der Autor verlangt {one_line}: Neuere führen es vielleicht nicht aus.</translation>
    </message>
    <message>
        <source>Its base model {base} is not on this machine.</source>
        <translation>Das Basismodell {base} ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Its card says that {library} loads it, which is not known here.</source>
        <translation>Laut Modellkarte lädt es {library}; das ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Its code imports {module}, of a package unknown.</source>
        <translation>Der Code importiert {module}, aus einem unbekannten Paket.</translation>
    </message>
    <message>
        <source>Its code lies in {one_line}, not here: what it imports is unknown.</source>
        <translation>Der Code liegt in {one_line}, nicht hier: Was er importiert, ist unbekannt.</translation>
    </message>
    <message>
        <source>Its config.json names no type of model.</source>
        <translation>Die config.json nennt keinen Modelltyp.</translation>
    </message>
    <message>
        <source>Its files lie unchanged in `content` there; move that folder back by hand.</source>
        <translation>Die Dateien liegen dort unverändert in `content`; den Ordner von Hand zurückschieben.</translation>
    </message>
    <message>
        <source>Its legacy environment goes on serving it; try the model in the shared one by hand (roost use MODEL ENV), or leave it.</source>
        <translation>Die Altumgebung versorgt es weiter; das Modell von Hand in der gemeinsamen versuchen (roost use MODEL ENV) oder alles lassen, wie es ist.</translation>
    </message>
    <message>
        <source>Its model runs code of its own: without --trust-remote-code it is not proved.</source>
        <translation>Das Modell führt eigenen Code aus: Ohne --trust-remote-code wird es nicht geprüft.</translation>
    </message>
    <message>
        <source>Its own code imports {one}, which transformers {first} and newer do not have.</source>
        <translation>Der eigene Code importiert {one}, was transformers {first} und neuer nicht haben.</translation>
    </message>
    <message>
        <source>Its own code was written for transformers {saved}; much newer ones may not run it.</source>
        <translation>Der eigene Code wurde für transformers {saved} geschrieben; viel neuere führen ihn vielleicht nicht aus.</translation>
    </message>
    <message>
        <source>Its part {one_line} comes from {one_line2}, not from a library.</source>
        <translation>Der Teil {one_line} kommt aus {one_line2}, nicht aus einer Bibliothek.</translation>
    </message>
    <message>
        <source>Its stack has no class for this model: build a dedicated environment with a newer one (--on-conflict dedicated), or leave it where it is.</source>
        <translation>Der Stack hat keine Klasse für dieses Modell: eine eigene Umgebung mit einem neueren bauen (--on-conflict dedicated) oder es lassen, wo es ist.</translation>
    </message>
    <message>
        <source>Left {name} alone: {message}</source>
        <translation>{name} blieb unangetastet: {message}</translation>
    </message>
    <message>
        <source>Left {trash_id} in the trash: it is not the folder that was to be purged.</source>
        <translation>{trash_id} blieb im Papierkorb: Es ist nicht der Ordner, der endgültig gelöscht werden sollte.</translation>
    </message>
    <message>
        <source>Let it be built instead (--promote-by no).</source>
        <translation>Die Umgebung stattdessen bauen lassen (--promote-by no).</translation>
    </message>
    <message>
        <source>Let its owner install a build for this machine.</source>
        <translation>Den Besitzer einen Build für diesen Rechner installieren lassen.</translation>
    </message>
    <message>
        <source>Let only one computer create and move environments in this workspace at a time.</source>
        <translation>Nur einen Rechner zur selben Zeit Umgebungen in diesem Arbeitsbereich anlegen und verschieben lassen.</translation>
    </message>
    <message>
        <source>Let uv fetch Python {version}: roost create {key} --managed-python</source>
        <translation>uv Python {version} holen lassen: roost create {key} --managed-python</translation>
    </message>
    <message>
        <source>Let {app} repair it.</source>
        <translation>Von {app} reparieren lassen.</translation>
    </message>
    <message>
        <source>Let {owner} install the torch build for {gpu}.</source>
        <translation>Von {owner} den Torch-Build für {gpu} installieren lassen.</translation>
    </message>
    <message>
        <source>Line {number} is left out: {why}.</source>
        <translation>Zeile {number} ist ausgelassen: {why}.</translation>
    </message>
    <message>
        <source>Line {number} of {name} cannot be used: {why}.</source>
        <translation>Zeile {number} von {name} ist nicht brauchbar: {why}.</translation>
    </message>
    <message>
        <source>Locks do not work on this volume: two programs got the same one.</source>
        <translation>Sperren wirken auf diesem Laufwerk nicht: Zwei Programme bekamen dieselbe.</translation>
    </message>
    <message>
        <source>Locks work between programs of this computer; on a network drive another computer may not see them.</source>
        <translation>Sperren wirken zwischen Programmen dieses Rechners; auf einem Netzlaufwerk sieht ein anderer Rechner sie vielleicht nicht.</translation>
    </message>
    <message>
        <source>Locks work here: a second one is refused.</source>
        <translation>Sperren wirken hier: Eine zweite wird verweigert.</translation>
    </message>
    <message>
        <source>Look again with a network.</source>
        <translation>Mit Netz noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>Look at it closely.</source>
        <translation>Genau ansehen.</translation>
    </message>
    <message>
        <source>Look at it, and remove or rename it by hand.</source>
        <translation>Ansehen und von Hand entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>Look at the installer&apos;s output above; `roost create` starts anew.</source>
        <translation>Die Ausgabe des Installers oben ansehen; `roost create` beginnt neu.</translation>
    </message>
    <message>
        <source>Look at the model&apos;s Python files; if you trust them, migrate again with --trust-remote-code.</source>
        <translation>Die Python-Dateien des Modells ansehen; wenn Sie ihnen trauen, mit --trust-remote-code noch einmal migrieren.</translation>
    </message>
    <message>
        <source>Look at the new plan and start again.</source>
        <translation>Den neuen Plan ansehen und noch einmal beginnen.</translation>
    </message>
    <message>
        <source>Look at what wrote it, and remove it.</source>
        <translation>Nachsehen, wer das geschrieben hat, und es entfernen.</translation>
    </message>
    <message>
        <source>Look at what {tool} said above, and run it by hand: {words}</source>
        <translation>Ansehen, was {tool} oben gesagt hat, und von Hand ausführen: {words}</translation>
    </message>
    <message>
        <source>Look at who put it there, and remove it; Roost makes its own.</source>
        <translation>Nachsehen, wer das dorthin gelegt hat, und es entfernen; Roost macht sein eigenes.</translation>
    </message>
    <message>
        <source>Look where you got it, or name the place: roost version --look --from ADDRESS (or set {VARIABLE}).</source>
        <translation>Nachsehen, woher Sie es haben, oder den Ort nennen: roost version --look --from ADDRESS (oder {VARIABLE} setzen).</translation>
    </message>
    <message>
        <source>Loosen it, or give the model that needs it an environment of its own: roost create {key} --dedicated MODEL{words}</source>
        <translation>Die Anforderung lockern oder dem Modell, das sie stellt, eine eigene Umgebung geben: roost create {key} --dedicated MODEL{words}</translation>
    </message>
    <message>
        <source>Loosen the requirement that is named, or add an index that has it; an index that wants a login shows nothing without.</source>
        <translation>Die genannte Paketangabe lockern oder einen Index hinzufügen, der sie erfüllt; ein Index mit Anmeldung zeigt ohne sie nichts.</translation>
    </message>
    <message>
        <source>Loosen what you asked for: {asked}.</source>
        <translation>Die eigene Vorgabe lockern: {asked}.</translation>
    </message>
    <message>
        <source>METADATA and RECORD as the installer wrote them</source>
        <translation>METADATA und RECORD, wie der Installer sie geschrieben hat</translation>
    </message>
    <message>
        <source>Make a new workspace elsewhere and copy what you need.</source>
        <translation>Anderswo einen neuen Arbeitsbereich anlegen und kopieren, was Sie brauchen.</translation>
    </message>
    <message>
        <source>Make it again with the program that made it.</source>
        <translation>Mit dem Programm neu anlegen, das sie angelegt hat.</translation>
    </message>
    <message>
        <source>Make one: roost migrate --all --dry-run --save FILE.</source>
        <translation>Einen Plan machen: roost migrate --all --dry-run --save FILE.</translation>
    </message>
    <message>
        <source>Make the folder readable, or remove it.</source>
        <translation>Den Ordner lesbar machen oder entfernen.</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Den Plan neu machen und ansehen.</translation>
    </message>
    <message>
        <source>Make the plan again.</source>
        <translation>Den Plan neu machen.</translation>
    </message>
    <message>
        <source>Make the plan again; nothing was changed.</source>
        <translation>Den Plan neu machen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Mend or remove the file; Roost does not need it to list the environment.</source>
        <translation>Die Datei in Ordnung bringen oder entfernen; Roost braucht sie nicht, um die Umgebung aufzuführen.</translation>
    </message>
    <message>
        <source>Mend or remove the line; `roost use MODEL ENV` writes a pin, Settings the rest.</source>
        <translation>Die Zeile in Ordnung bringen oder entfernen; `roost use MODEL ENV` schreibt eine Anheftung, die Einstellungen den Rest.</translation>
    </message>
    <message>
        <source>Mend the line named, or move the file away; Roost never overwrites it.</source>
        <translation>Die genannte Zeile in Ordnung bringen oder die Datei wegschieben; Roost überschreibt sie nie.</translation>
    </message>
    <message>
        <source>Migrate or delete that one first: roost --root {root} migrate {served}</source>
        <translation>Diese erst migrieren oder löschen: roost --root {root} migrate {served}</translation>
    </message>
    <message>
        <source>Models run on the processor; a profile with a build for this GPU would change that.</source>
        <translation>Modelle laufen auf dem Prozessor; ein Profil mit einem Build für diese GPU würde das ändern.</translation>
    </message>
    <message>
        <source>Move it away, or give another place with --out.</source>
        <translation>Wegschieben oder mit --out einen anderen Ort angeben.</translation>
    </message>
    <message>
        <source>Move it to a folder of your own, such as one right below the drive.</source>
        <translation>In einen eigenen Ordner verschieben, etwa direkt unter dem Laufwerk.</translation>
    </message>
    <message>
        <source>Move it to a folder that is not: synchronising locks files that are in use.</source>
        <translation>In einen Ordner verschieben, der nicht synchronisiert wird: Synchronisieren sperrt benutzte Dateien.</translation>
    </message>
    <message>
        <source>Move it to a shorter path, or switch long paths on in Windows (LongPathsEnabled).</source>
        <translation>An einen kürzeren Pfad verschieben oder in Windows lange Pfade einschalten (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>Move its model to a shared environment: roost migrate {id}</source>
        <translation>Ihr Modell auf eine gemeinsame Umgebung umstellen: roost migrate {id}</translation>
    </message>
    <message>
        <source>Move its model to a shared one.</source>
        <translation>Ihr Modell auf eine gemeinsame umstellen.</translation>
    </message>
    <message>
        <source>Move its model to one for this machine: roost migrate {id}</source>
        <translation>Ihr Modell auf eine für diesen Rechner umstellen: roost migrate {id}</translation>
    </message>
    <message>
        <source>Move the workspace elsewhere, or allow Python in Windows Security.</source>
        <translation>Den Arbeitsbereich verschieben oder Python in der Windows-Sicherheit zulassen.</translation>
    </message>
    <message>
        <source>Move the workspace to a folder without line breaks in its name.</source>
        <translation>Den Arbeitsbereich in einen Ordner ohne Zeilenumbrüche im Namen verschieben.</translation>
    </message>
    <message>
        <source>Move the workspace to a local disk.</source>
        <translation>Den Arbeitsbereich auf ein lokales Laufwerk verschieben.</translation>
    </message>
    <message>
        <source>Move the workspace to a local volume; nothing protects two Roosts from each other.</source>
        <translation>Den Arbeitsbereich auf ein lokales Laufwerk verschieben; nichts schützt zwei Roosts voreinander.</translation>
    </message>
    <message>
        <source>Move the workspace to a shorter folder, such as {shorter}, or {switch}</source>
        <translation>Den Arbeitsbereich in einen kürzeren Ordner verschieben, etwa {shorter}, oder {switch}</translation>
    </message>
    <message>
        <source>Move the workspace to a volume with NTFS, ext4, APFS or the like.</source>
        <translation>Den Arbeitsbereich auf ein Laufwerk mit NTFS, ext4, APFS oder ähnlichem verschieben.</translation>
    </message>
    <message>
        <source>Move those first: roost migrate {others}</source>
        <translation>Diese erst umstellen: roost migrate {others}</translation>
    </message>
    <message>
        <source>Move {what} out of it first, then scan again.</source>
        <translation>Erst {what} herausnehmen, dann noch einmal suchen.</translation>
    </message>
    <message>
        <source>Moved a former tree of {name} to the trash ({trash_id}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a legacy environment, legacy:&lt;id&gt;, or one that a scan found, other:&lt;id&gt;.</source>
        <translation>Eine Altumgebung nennen, legacy:&lt;id&gt;, oder eine, die eine Suche fand, other:&lt;id&gt;.</translation>
    </message>
    <message>
        <source>Name the workspace by its real path: --root {os}</source>
        <translation>Den Arbeitsbereich mit seinem wirklichen Pfad nennen: --root {os}</translation>
    </message>
    <message>
        <source>New environments are built for {title}: {reason}</source>
        <translation>Neue Umgebungen werden für {title} gebaut: {reason}</translation>
    </message>
    <message>
        <source>No GPU ({source})</source>
        <translation>Keine GPU ({source})</translation>
    </message>
    <message>
        <source>No Python {python} is on this computer.</source>
        <translation>Auf diesem Rechner ist kein Python {python}.</translation>
    </message>
    <message>
        <source>No Python {spec} was found on this computer (found: {there}).</source>
        <translation>Auf diesem Rechner wurde kein Python {spec} gefunden (gefunden: {there}).</translation>
    </message>
    <message>
        <source>No Python {spec} was found to make environments with (found: {told}).</source>
        <translation>Kein Python {spec} gefunden, um damit Umgebungen anzulegen (gefunden: {told}).</translation>
    </message>
    <message>
        <source>No database yet; the first change makes it.</source>
        <translation>Noch keine Datenbank; die erste Änderung legt sie an.</translation>
    </message>
    <message>
        <source>No display here: commands work, the window cannot.</source>
        <translation>Kein Bildschirm hier: Befehle gehen, das Fenster nicht.</translation>
    </message>
    <message>
        <source>No environment for {model} ({env_key}). {reasons}.</source>
        <translation>Keine Umgebung für {model} ({env_key}). {reasons}.</translation>
    </message>
    <message>
        <source>No environments here yet.</source>
        <translation>Hier gibt es noch keine Umgebungen.</translation>
    </message>
    <message>
        <source>No healthy environment could be had; {env} is used as a last resort although {reason}.</source>
        <translation>Es war keine intakte Umgebung zu bekommen; {env} dient als Notbehelf, obwohl {reason}.</translation>
    </message>
    <message>
        <source>No key is made for what it is</source>
        <translation>Für ein solches Modell gibt es keinen Schlüssel</translation>
    </message>
    <message>
        <source>No lock could be tried on {name}.</source>
        <translation>Auf {name} ließ sich keine Sperre testen.</translation>
    </message>
    <message>
        <source>No peft up to {NEWEST_KNOWN} knows adapters of type {kind}.</source>
        <translation>Kein peft bis {NEWEST_KNOWN} kennt Adapter vom Typ {kind}.</translation>
    </message>
    <message>
        <source>No profile builds for {title} ({accelerator}).</source>
        <translation>Kein Profil baut für {title} ({accelerator}).</translation>
    </message>
    <message>
        <source>No set of versions fits: {reason}</source>
        <translation>Keine Auswahl von Versionen passt: {reason}</translation>
    </message>
    <message>
        <source>No space left for bytecode in {tree}.</source>
        <translation>Kein Platz mehr für Bytecode in {tree}.</translation>
    </message>
    <message>
        <source>No space left on {volume} while {tool} was writing to {chosen}.</source>
        <translation>Kein Platz mehr auf {volume}, während {tool} nach {chosen} schrieb.</translation>
    </message>
    <message>
        <source>No terminal program was found.</source>
        <translation>Kein Terminalprogramm gefunden.</translation>
    </message>
    <message>
        <source>No transformers up to {NEWEST_KNOWN} has the type {kind}: some other library loads it.</source>
        <translation>Kein transformers bis {NEWEST_KNOWN} kennt den Typ {kind}: Eine andere Bibliothek lädt ihn.</translation>
    </message>
    <message>
        <source>Not enough space on {volume_of}: {size} are needed, {size2} are free.</source>
        <translation>Nicht genug Platz auf {volume_of}: {size} nötig, {size2} frei.</translation>
    </message>
    <message>
        <source>Nothing but the history is lost: the next change makes it anew.</source>
        <translation>Nichts als der Verlauf ist verloren: Die nächste Änderung legt sie neu an.</translation>
    </message>
    <message>
        <source>Nothing has to be undone for the environments to work; remove the file.</source>
        <translation>Damit die Umgebungen laufen, muss nichts zurückgenommen werden; die Datei entfernen.</translation>
    </message>
    <message>
        <source>Nothing is known about the model</source>
        <translation>Über das Modell ist nichts bekannt</translation>
    </message>
    <message>
        <source>Nothing is left behind.</source>
        <translation>Nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>Nothing is left behind; {running} operations are under way.</source>
        <translation>Nichts bleibt zurück; {running} Vorgänge laufen.</translation>
    </message>
    <message>
        <source>Nothing marks {tree} as an environment, so it is left alone.</source>
        <translation>Nichts weist {tree} als Umgebung aus, darum bleibt der Ordner unangetastet.</translation>
    </message>
    <message>
        <source>Nothing to try locks on yet; the first creation does.</source>
        <translation>Noch ist nichts da, woran sich Sperren testen ließen; das erste Anlegen tut es.</translation>
    </message>
    <message>
        <source>Nothing was changed: somebody works on all of them.</source>
        <translation>Nichts wurde geändert: An allen arbeitet jemand.</translation>
    </message>
    <message>
        <source>Nothing was changed: {busy} is in use.</source>
        <translation>Nichts wurde geändert: {busy} wird gerade benutzt.</translation>
    </message>
    <message>
        <source>Nothing was moved: {named} uses the workspace.</source>
        <translation>Nichts wurde verschoben: {named} benutzt den Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Nothing was put back; recreate the environment.</source>
        <translation>Nichts wurde zurückgelegt; die Umgebung neu anlegen.</translation>
    </message>
    <message>
        <source>Offline mode is on: switch it off, or put the missing wheels into a find-links folder.</source>
        <translation>Der Offline-Modus ist an: ausschalten oder die fehlenden Wheels in einen Ordner für find-links legen.</translation>
    </message>
    <message>
        <source>Only folders of this workspace are touched.</source>
        <translation>Nur Ordner dieses Arbeitsbereichs werden angerührt.</translation>
    </message>
    <message>
        <source>Open it by hand; the details show its path.</source>
        <translation>Von Hand öffnen; die Einzelheiten zeigen den Pfad.</translation>
    </message>
    <message>
        <source>Open the folder it leads to as a workspace of its own, or remove the link.</source>
        <translation>Den Ordner, zu dem er führt, als eigenen Arbeitsbereich öffnen oder den Link entfernen.</translation>
    </message>
    <message>
        <source>PID {pid} has been working on it since {since}{doing}</source>
        <translation>PID {pid} arbeitet daran seit {since}{doing}</translation>
    </message>
    <message>
        <source>PID {pid} is creating it, and waiting was not wanted</source>
        <translation>PID {pid} legt sie an, und Warten war nicht gewünscht</translation>
    </message>
    <message>
        <source>Programs, settings and ROOST_ROOT that name the old path must be told the new one.</source>
        <translation>Programmen, Einstellungen und ROOST_ROOT, die den alten Pfad nennen, muss der neue mitgeteilt werden.</translation>
    </message>
    <message>
        <source>Put a copy of the file in its place, or remove the link.</source>
        <translation>An ihre Stelle eine Kopie der Datei legen oder den Link entfernen.</translation>
    </message>
    <message>
        <source>Python ended before its end{where} ({ending})</source>
        <translation>Python endete vorzeitig{where} ({ending})</translation>
    </message>
    <message>
        <source>Python ended while importing it ({ending})</source>
        <translation>Python endete beim Import ({ending})</translation>
    </message>
    <message>
        <source>Python ended{at}: {text}</source>
        <translation>Python endete{at}: {text}</translation>
    </message>
    <message>
        <source>Python {library}, which the packages were installed for</source>
        <translation>Python {library}, für das die Pakete installiert wurden</translation>
    </message>
    <message>
        <source>Python {made}, as pyvenv.cfg says</source>
        <translation>Python {made}, wie pyvenv.cfg sagt</translation>
    </message>
    <message>
        <source>Pythons: {told}. No profile with {join} can be built.</source>
        <translation>Pythons: {told}. Kein Profil mit {join} lässt sich bauen.</translation>
    </message>
    <message>
        <source>Qt finds no fonts: the window would show boxes.</source>
        <translation>Qt findet keine Schriften: Das Fenster würde Kästchen zeigen.</translation>
    </message>
    <message>
        <source>Qt {qt} on {platform}.</source>
        <translation>Qt {qt} auf {platform}.</translation>
    </message>
    <message>
        <source>Quantised for Apple&apos;s MLX; mlx-lm or mlx-vlm loads it, transformers does not.</source>
        <translation>Für MLX von Apple quantisiert; mlx-lm oder mlx-vlm lädt es, transformers nicht.</translation>
    </message>
    <message>
        <source>Quarantine frees nothing until it is purged.</source>
        <translation>Der Papierkorb gibt nichts frei, bis er geleert wird.</translation>
    </message>
    <message>
        <source>RECORD is binary or cut off</source>
        <translation>RECORD ist binär oder abgeschnitten</translation>
    </message>
    <message>
        <source>RECORD is empty</source>
        <translation>RECORD ist leer</translation>
    </message>
    <message>
        <source>RECORD is {value}</source>
        <translation>RECORD ist {value}</translation>
    </message>
    <message>
        <source>RECORD names {outside}</source>
        <translation>RECORD nennt {outside}</translation>
    </message>
    <message>
        <source>Rebuild it.</source>
        <translation>Umgebung neu bauen.</translation>
    </message>
    <message>
        <source>Rebuild it: roost repair {env_id}</source>
        <translation>Umgebung neu bauen: roost repair {env_id}</translation>
    </message>
    <message>
        <source>Rebuild it: roost repair {id}</source>
        <translation>Umgebung neu bauen: roost repair {id}</translation>
    </message>
    <message>
        <source>Rebuild the environment instead; its list of packages is still known.</source>
        <translation>Die Umgebung stattdessen neu bauen; ihre Paketliste ist noch bekannt.</translation>
    </message>
    <message>
        <source>Refresh, look at it again, and repeat.</source>
        <translation>Neu einlesen, noch einmal ansehen und wiederholen.</translation>
    </message>
    <message>
        <source>Refresh: it was moved or deleted in the meantime.</source>
        <translation>Neu einlesen: Sie wurde inzwischen verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>Refresh: it was replaced by a file in the meantime.</source>
        <translation>Neu einlesen: Inzwischen steht dort eine Datei.</translation>
    </message>
    <message>
        <source>Remove it by hand if you do not need it.</source>
        <translation>Von Hand entfernen, wenn Sie es nicht brauchen.</translation>
    </message>
    <message>
        <source>Remove it with its own tool after Roost has ended.</source>
        <translation>Mit seinem eigenen Werkzeug entfernen, nachdem Roost beendet ist.</translation>
    </message>
    <message>
        <source>Remove it with {app}, or by hand.</source>
        <translation>Mit {app} entfernen oder von Hand.</translation>
    </message>
    <message>
        <source>Remove it with {app}; or say that you mean it: --app-name &quot;{app}&quot;.</source>
        <translation>Mit {app} entfernen; oder sagen, dass Sie es wollen: --app-name &quot;{app}&quot;.</translation>
    </message>
    <message>
        <source>Remove or rename it.</source>
        <translation>Entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>Remove the link, or open the folder it points to as the workspace.</source>
        <translation>Den Link entfernen oder den Ordner, auf den er zeigt, als Arbeitsbereich öffnen.</translation>
    </message>
    <message>
        <source>Remove the snapshot; the environment itself is not affected.</source>
        <translation>Den Schnappschuss entfernen; die Umgebung selbst ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Removed the copy of this workspace at {target}: the move had not been finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the unfinished build {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the unfinished copy of this workspace in {parent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the unfinished copy {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the unfinished rebuild of {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename it to letters, digits, dots, dashes and underscores.</source>
        <translation>In Buchstaben, Ziffern, Punkte, Striche und Unterstriche umbenennen.</translation>
    </message>
    <message>
        <source>Rename the folder to letters, digits, dots, dashes and underscores.</source>
        <translation>Den Ordner in Buchstaben, Ziffern, Punkte, Striche und Unterstriche umbenennen.</translation>
    </message>
    <message>
        <source>Rename what is there now, then `roost undo {id}`.</source>
        <translation>Umbenennen, was jetzt dort ist, dann `roost undo {id}`.</translation>
    </message>
    <message>
        <source>Rename {origin} first, or use the old one where it is: --root {kept}</source>
        <translation>Erst {origin} umbenennen oder den alten dort benutzen, wo er ist: --root {kept}</translation>
    </message>
    <message>
        <source>Rescan the workspace.</source>
        <translation>Den Arbeitsbereich neu einlesen.</translation>
    </message>
    <message>
        <source>Resolve it first.</source>
        <translation>Das Modell erst auflösen.</translation>
    </message>
    <message>
        <source>Restore it: roost repair {env}; or keep it as it is: roost check {env} --accept</source>
        <translation>Umgebung wiederherstellen: roost repair {env}; oder so lassen, wie sie ist: roost check {env} --accept</translation>
    </message>
    <message>
        <source>Restore the file from where it came, or remove it.</source>
        <translation>Die Datei von dort zurückholen, woher sie kam, oder sie entfernen.</translation>
    </message>
    <message>
        <source>Restoring a snapshot</source>
        <translation>Schnappschuss wird zurückgespielt</translation>
    </message>
    <message>
        <source>Roost itself runs from {env_id}, so it is left alone.</source>
        <translation>Roost selbst läuft aus {env_id}, darum bleibt sie unangetastet.</translation>
    </message>
    <message>
        <source>Roost may not {verb} {where} ({strerror}).</source>
        <translation>Bei {where} hat Roost keine Berechtigung für „{verb}“ ({strerror}).</translation>
    </message>
    <message>
        <source>Roost uses it, but neither changes nor deletes what it leads to.</source>
        <translation>Roost benutzt sie, ändert und löscht aber nicht, wohin sie führt.</translation>
    </message>
    <message>
        <source>Run `roost clean` again when other commands have ended.</source>
        <translation>`roost clean` noch einmal ausführen, wenn andere Befehle beendet sind.</translation>
    </message>
    <message>
        <source>Run `roost history` to see what there is.</source>
        <translation>`roost history` zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>Run `roost list` to see what there is.</source>
        <translation>`roost list` zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>Run `roost scan` again to find it under its own path.</source>
        <translation>`roost scan` noch einmal ausführen, um sie unter ihrem eigenen Pfad zu finden.</translation>
    </message>
    <message>
        <source>Run `roost scan` again, and look at what is there.</source>
        <translation>`roost scan` noch einmal ausführen und ansehen, was da ist.</translation>
    </message>
    <message>
        <source>Run `roost scan` to look for it again.</source>
        <translation>`roost scan` ausführen, um sie wieder zu suchen.</translation>
    </message>
    <message>
        <source>Run `roost trash list` to see what there is.</source>
        <translation>`roost trash list` zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>Run the command again with --json for details, or save a support file.</source>
        <translation>Den Befehl mit --json noch einmal ausführen, um Einzelheiten zu sehen, oder eine Support-Datei speichern.</translation>
    </message>
    <message>
        <source>See `roost profiles` for what can be built, or leave it as it is.</source>
        <translation>`roost profiles` zeigt, was sich bauen lässt; oder alles lassen, wie es ist.</translation>
    </message>
    <message>
        <source>See the command&apos;s --help.</source>
        <translation>--help des Befehls ansehen.</translation>
    </message>
    <message>
        <source>See where it leads with `roost list --json`.</source>
        <translation>Nachsehen, wohin sie führt: `roost list --json`.</translation>
    </message>
    <message>
        <source>Separating files</source>
        <translation>Dateien werden getrennt</translation>
    </message>
    <message>
        <source>Separating the files takes {size} MB, the volume of {place} has {free} MB free.</source>
        <translation>Die Dateien zu trennen braucht {size} MB, auf dem Laufwerk von {place} sind {free} MB frei.</translation>
    </message>
    <message>
        <source>Settings, pins and {count} profiles can be read.</source>
        <translation>Einstellungen, Anheftungen und {count} Profile sind lesbar.</translation>
    </message>
    <message>
        <source>Several quantisers are installed: {shown}.</source>
        <translation>Mehrere Quantisierer sind installiert: {shown}.</translation>
    </message>
    <message>
        <source>Sharing files</source>
        <translation>Dateien werden geteilt</translation>
    </message>
    <message>
        <source>Somebody ended before they were done: {join}.</source>
        <translation>Jemand endete, bevor er fertig war: {join}.</translation>
    </message>
    <message>
        <source>Somebody may have tampered with the package or the mirror. Clear the download cache, try again, and if it stays, use another index.</source>
        <translation>Vielleicht hat jemand das Paket oder den Mirror verfälscht. Den Download-Cache leeren und noch einmal versuchen; bleibt der Fehler, einen anderen Index nehmen.</translation>
    </message>
    <message>
        <source>Something is being done in this workspace ({doing}), so it cannot move now.</source>
        <translation>In diesem Arbeitsbereich wird gerade etwas getan ({doing}), darum lässt er sich jetzt nicht verschieben.</translation>
    </message>
    <message>
        <source>Something was left unfinished here; it stays, because the volume is read-only.</source>
        <translation>Hier blieb etwas unfertig; es bleibt so, weil das Laufwerk schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>Something was written to {root} while it was copied (in {named}), so nothing was moved.</source>
        <translation>In {root} wurde geschrieben, während kopiert wurde (in {named}), darum wurde nichts verschoben.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Jederzeit noch einmal beginnen.</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>Schnappschuss wird gemacht</translation>
    </message>
    <message>
        <source>The Python in {tree} ended with {max} while compiling.</source>
        <translation>Das Python in {tree} endete mit {max} beim Erzeugen von Bytecode.</translation>
    </message>
    <message>
        <source>The cache of {kind} is not at {path} any more.</source>
        <translation>Der Cache von {kind} ist nicht mehr unter {path}.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: name your organisation&apos;s in pip&apos;s &apos;cert&apos; setting.</source>
        <translation>Dem Zertifikat wird nicht vertraut: das Ihrer Organisation in pips Einstellung „cert“ nennen.</translation>
    </message>
    <message>
        <source>The copy differs from its source at {rel}: somebody wrote there meanwhile.</source>
        <translation>Die Kopie weicht bei {rel} von ihrer Quelle ab: Jemand hat inzwischen dort geschrieben.</translation>
    </message>
    <message>
        <source>The database cannot be read ({answer}).</source>
        <translation>Die Datenbank lässt sich nicht lesen ({answer}).</translation>
    </message>
    <message>
        <source>The disk is not what the plan was made from: {join}.</source>
        <translation>Der Datenträger ist nicht mehr in dem Zustand, für den der Plan gemacht wurde: {join}.</translation>
    </message>
    <message>
        <source>The environments have no files in common that could still be shared.</source>
        <translation>Die Umgebungen haben keine gleichen Dateien mehr, die sich noch teilen ließen.</translation>
    </message>
    <message>
        <source>The file system is {described}.</source>
        <translation>Das Dateisystem ist {described}.</translation>
    </message>
    <message>
        <source>The folder of packages {place} is not there.</source>
        <translation>Der Paketordner {place} ist nicht da.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({strerror}).</source>
        <translation>Der Ordner {name} lässt sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
        <source>The folder {path} is not there.</source>
        <translation>Der Ordner {path} ist nicht da.</translation>
    </message>
    <message>
        <source>The folder “{shown}” in .envs is not named as an environment key can be: {problem}.</source>
        <translation>Der Ordner „{shown}“ in .envs heißt nicht, wie ein Umgebungsschlüssel heißen darf: {problem}.</translation>
    </message>
    <message>
        <source>The folder “{shown}” in {name} has a name that not every system can use; it was left alone.</source>
        <translation>Der Ordner „{shown}“ in {name} hat einen Namen, den nicht jedes System verträgt; er blieb unangetastet.</translation>
    </message>
    <message>
        <source>The graphics hardware has changed: it was {before}, now it is {now}. Every environment was graded again for it.</source>
        <translation>Die Grafikhardware hat sich geändert: Bisher war es {before}, jetzt ist es {now}. Jede Umgebung wurde dafür neu bewertet.</translation>
    </message>
    <message>
        <source>The list of the snapshot in {name} cannot be used ({error}).</source>
        <translation>Die Liste des Schnappschusses in {name} ist nicht brauchbar ({error}).</translation>
    </message>
    <message>
        <source>The lock {lock_file} was lost.</source>
        <translation>Die Sperre {lock_file} ging verloren.</translation>
    </message>
    <message>
        <source>The longest path of {what} would have {length} characters below {root}, {over} more than Python in it can open.</source>
        <translation>Der längste Pfad von {what} hätte {length} Zeichen unter {root}, {over} mehr, als Python darin öffnen kann.</translation>
    </message>
    <message>
        <source>The manifest of {id} cannot be read, so it is not known where it came from.</source>
        <translation>Die Angaben zu {id} sind nicht lesbar, darum ist nicht bekannt, woher es kam.</translation>
    </message>
    <message>
        <source>The model is pinned to {env}, but {reason}; the usual steps were taken. `roost use MODEL --clear` removes the pin.</source>
        <translation>Das Modell ist an {env} geheftet, aber {reason}; es wurden die üblichen Schritte gegangen. `roost use MODEL --clear` löst die Anheftung.</translation>
    </message>
    <message>
        <source>The name of its base model says {method}.</source>
        <translation>Der Name des Basismodells sagt {method}.</translation>
    </message>
    <message>
        <source>The name of its weights says gptq.</source>
        <translation>Der Name seiner Gewichte sagt gptq.</translation>
    </message>
    <message>
        <source>The name {name} {problem}.</source>
        <translation>Der Name {name} {problem}.</translation>
    </message>
    <message>
        <source>The output names the cause; fix it and try again.</source>
        <translation>Die Ausgabe nennt die Ursache; sie beheben und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The package index did not deliver a file: {telling}</source>
        <translation>Der Paketindex lieferte eine Datei nicht: {telling}</translation>
    </message>
    <message>
        <source>The package source answers.</source>
        <translation>Die Paketquelle antwortet.</translation>
    </message>
    <message>
        <source>The package source did not answer within {seconds} s.</source>
        <translation>Die Paketquelle antwortete nicht innerhalb von {seconds} s.</translation>
    </message>
    <message>
        <source>The packages of {env_id} cannot be read.</source>
        <translation>Die Pakete von {env_id} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The path “{shown}” cannot be shown as text; the environment there was left alone.</source>
        <translation>Der Pfad „{shown}“ lässt sich nicht als Text zeigen; die Umgebung dort blieb unangetastet.</translation>
    </message>
    <message>
        <source>The plan does not name {env}.</source>
        <translation>Der Plan nennt {env} nicht.</translation>
    </message>
    <message>
        <source>The program uv, which comes with Roost, is not there.</source>
        <translation>Das Programm uv, das mit Roost kommt, ist nicht da.</translation>
    </message>
    <message>
        <source>The quantisation {method} is not known here; nothing was added for it.</source>
        <translation>Die Quantisierung {method} ist hier nicht bekannt; dafür wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>The tree of {env} does not lie in the workspace.</source>
        <translation>Der Baum von {env} liegt nicht im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The tree of {in_words} is in {env}: they do not start without it.</source>
        <translation>Der Baum von {in_words} ist in {env}: Ohne ihn starten sie nicht.</translation>
    </message>
    <message>
        <source>The volume can share files only as hard links: one file under several names. An edit inside one environment&apos;s installed file would show in the others. Installers replace files, so installs and upgrades stay apart. `roost dedupe --undo` separates them again.</source>
        <translation>Das Laufwerk kann Dateien nur als Hardlinks teilen: eine Datei unter mehreren Namen. Wer eine installierte Datei einer Umgebung von Hand ändert, ändert sie auch in den anderen. Installer ersetzen Dateien; Installationen und Upgrades bleiben also getrennt. `roost dedupe --undo` trennt sie wieder.</translation>
    </message>
    <message>
        <source>The volume is mounted read-only: mount it writable.</source>
        <translation>Das Laufwerk ist schreibgeschützt eingehängt: beschreibbar einhängen.</translation>
    </message>
    <message>
        <source>The volume of {path} has no file locks ({strerror}), so nothing can be changed there safely.</source>
        <translation>Das Laufwerk von {path} hat keine Dateisperren ({strerror}), darum lässt sich dort nichts sicher ändern.</translation>
    </message>
    <message>
        <source>The volume of {where} is full.</source>
        <translation>Das Laufwerk von {where} ist voll.</translation>
    </message>
    <message>
        <source>The volume {volume_of} is full: could not {verb} {shown}.</source>
        <translation>Das Laufwerk {volume_of} ist voll: „{verb}“ ist bei {shown} fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The window cannot start: {last}.</source>
        <translation>Das Fenster kann nicht starten: {last}.</translation>
    </message>
    <message>
        <source>The window&apos;s parts did not start within {seconds} s.</source>
        <translation>Die Teile des Fensters starteten nicht innerhalb von {seconds} s.</translation>
    </message>
    <message>
        <source>The workspace lies in {folder}, which is synchronised with the cloud.</source>
        <translation>Der Arbeitsbereich liegt in {folder}, einem Ordner, der mit der Cloud synchronisiert wird.</translation>
    </message>
    <message>
        <source>The workspace lies in {protected}, where only administrators may write.</source>
        <translation>Der Arbeitsbereich liegt in {protected}, wo nur Administratoren schreiben dürfen.</translation>
    </message>
    <message>
        <source>There is a file {target} already.</source>
        <translation>Die Datei {target} gibt es schon.</translation>
    </message>
    <message>
        <source>There is a {env} already.</source>
        <translation>{env} gibt es schon.</translation>
    </message>
    <message>
        <source>There is no command “{first}”, neither in the environment nor on PATH.</source>
        <translation>Den Befehl „{first}“ gibt es weder in der Umgebung noch im PATH.</translation>
    </message>
    <message>
        <source>There is no deduplication with hard links here that could be taken back.</source>
        <translation>Hier gibt es kein Teilen über Hardlinks, das sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>There is no environment “other:{shown}” that a scan has found.</source>
        <translation>Eine Umgebung „other:{shown}“ wurde bei keiner Suche gefunden.</translation>
    </message>
    <message>
        <source>There is no environment “{shown}” here.</source>
        <translation>Eine Umgebung „{shown}“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no folder {shown} to look through.</source>
        <translation>Einen Ordner {shown} zum Durchsuchen gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no installer &apos;{ascii}&apos;.</source>
        <translation>Einen Installer „{ascii}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no legacy environment “{shown}”.</source>
        <translation>Eine Altumgebung „{shown}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no model folder “{shown}”.</source>
        <translation>Einen Modellordner „{shown}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no operation “{number}” in the history.</source>
        <translation>Einen Vorgang „{number}“ gibt es im Verlauf nicht.</translation>
    </message>
    <message>
        <source>There is no plan {path}.</source>
        <translation>Einen Plan {path} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no profile for {key}.</source>
        <translation>Für {key} gibt es kein Profil.</translation>
    </message>
    <message>
        <source>There is no profile for {key}: it cannot be created.</source>
        <translation>Für {key} gibt es kein Profil: Die Umgebung lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>There is no shared environment “{shown}”.</source>
        <translation>Eine gemeinsame Umgebung „{shown}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no {env}.</source>
        <translation>{env} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no “{trash_id}” in the trash.</source>
        <translation>Im Papierkorb gibt es kein „{trash_id}“.</translation>
    </message>
    <message>
        <source>This copy of Roost was not told where new versions are announced.</source>
        <translation>Dieser Kopie von Roost ist nicht bekannt, wo neue Versionen angekündigt werden.</translation>
    </message>
    <message>
        <source>This is a whole copy of {origin}, which was to move here and has not.</source>
        <translation>Dies ist eine vollständige Kopie von {origin}; der Umzug hierher wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>This machine shows no driver for it: install one, or choose the accelerator cpu.</source>
        <translation>Dieser Rechner zeigt keinen Treiber dafür: einen installieren oder den Beschleuniger cpu wählen.</translation>
    </message>
    <message>
        <source>Tidied up after sharing files between environments; what is shared stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took back the move of {env}, which had not been finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took back the promotion of {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again with --deep, which waits longer.</source>
        <translation>Noch einmal mit --deep versuchen, das wartet länger.</translation>
    </message>
    <message>
        <source>Try again with --deep, which waits longer; a network drive may be slow or away.</source>
        <translation>Noch einmal mit --deep versuchen, das wartet länger; ein Netzlaufwerk kann langsam oder weg sein.</translation>
    </message>
    <message>
        <source>Try again with a network. Everything else works without one.</source>
        <translation>Mit Netz noch einmal versuchen. Alles andere geht ohne.</translation>
    </message>
    <message>
        <source>Try again: another environment is found, or a new one made.</source>
        <translation>Noch einmal versuchen: Eine andere Umgebung wird gefunden oder eine neue angelegt.</translation>
    </message>
    <message>
        <source>Try again; if it stays, the index or a proxy before it is at fault.</source>
        <translation>Noch einmal versuchen; bleibt der Fehler, liegt es am Index oder an einem Proxy davor.</translation>
    </message>
    <message>
        <source>Undo the newer change of {shared} first (`roost trash list`), then this one.</source>
        <translation>Erst die neuere Änderung an {shared} rückgängig machen (`roost trash list`), dann diese.</translation>
    </message>
    <message>
        <source>Unmount it, then try again.</source>
        <translation>Aushängen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Update Roost, or make the plan again.</source>
        <translation>Roost aktualisieren oder den Plan neu machen.</translation>
    </message>
    <message>
        <source>Update Roost, or use the newer one for this workspace.</source>
        <translation>Roost aktualisieren oder für diesen Arbeitsbereich das neuere benutzen.</translation>
    </message>
    <message>
        <source>Update Roost; until then this environment is used but not changed.</source>
        <translation>Roost aktualisieren; bis dahin wird diese Umgebung benutzt, aber nicht geändert.</translation>
    </message>
    <message>
        <source>Update the graphics driver, or create the environment for another accelerator.</source>
        <translation>Den Grafiktreiber aktualisieren oder die Umgebung für einen anderen Beschleuniger anlegen.</translation>
    </message>
    <message>
        <source>Use Roost as the user who made the folder; else files of two users get mixed.</source>
        <translation>Roost als der Benutzer ausführen, der den Ordner angelegt hat; sonst vermischen sich Dateien zweier Benutzer.</translation>
    </message>
    <message>
        <source>Use a folder with a shorter path.</source>
        <translation>Einen Ordner mit kürzerem Pfad benutzen.</translation>
    </message>
    <message>
        <source>Use the program it belongs to.</source>
        <translation>Das Programm benutzen, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>Use uv or pip.</source>
        <translation>uv oder pip benutzen.</translation>
    </message>
    <message>
        <source>Wait for it, or call again with a longer timeout.</source>
        <translation>Darauf warten oder mit mehr Wartezeit noch einmal aufrufen.</translation>
    </message>
    <message>
        <source>Wait for it, or call again without --no-wait.</source>
        <translation>Darauf warten oder ohne --no-wait noch einmal aufrufen.</translation>
    </message>
    <message>
        <source>Wait until downloads and other programs that write there have ended, then try again.</source>
        <translation>Warten, bis Downloads und andere Programme, die dort schreiben, beendet sind, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Wait until it is there, or end that process.</source>
        <translation>Warten, bis sie da ist, oder den Prozess beenden.</translation>
    </message>
    <message>
        <source>Wait until the other process has finished, or end it, and try again.</source>
        <translation>Warten, bis der andere Prozess fertig ist, oder ihn beenden und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Wait until what installs there has ended, then adopt it again.</source>
        <translation>Warten, bis beendet ist, was dort installiert, dann noch einmal übernehmen.</translation>
    </message>
    <message>
        <source>What was built for {name} does not work: {said}.</source>
        <translation>Was für {name} gebaut wurde, läuft nicht: {said}.</translation>
    </message>
    <message>
        <source>Whether there is a newer version cannot be said: {place} gave no answer ({reason}).</source>
        <translation>Ob es eine neuere Version gibt, lässt sich nicht sagen: {place} gab keine Antwort ({reason}).</translation>
    </message>
    <message>
        <source>Whether {env} works could not be found out ({reason}); it is used all the same.</source>
        <translation>Ob {env} läuft, ließ sich nicht feststellen ({reason}); sie wird trotzdem benutzt.</translation>
    </message>
    <message>
        <source>Windows Defender looks at every file as it is written; creating takes longer.</source>
        <translation>Windows Defender prüft jede Datei beim Schreiben; Anlegen dauert länger.</translation>
    </message>
    <message>
        <source>Windows allows long paths (LongPathsEnabled).</source>
        <translation>Windows erlaubt lange Pfade (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>Windows does not allow paths of more than 260 characters (LongPathsEnabled is 0).</source>
        <translation>Windows erlaubt keine Pfade mit mehr als 260 Zeichen (LongPathsEnabled ist 0).</translation>
    </message>
    <message>
        <source>Windows guards this folder (controlled folder access): programs may not write.</source>
        <translation>Windows schützt diesen Ordner (überwachter Ordnerzugriff): Programme dürfen nicht schreiben.</translation>
    </message>
    <message>
        <source>Without {env} there is no environment for {named}.</source>
        <translation>Ohne {env} gibt es keine Umgebung für {named}.</translation>
    </message>
    <message>
        <source>Without {env}, {named} would be left with {id}: {in_words}.</source>
        <translation>Ohne {env} bliebe für {named} nur {id}: {in_words}.</translation>
    </message>
    <message>
        <source>Written by NVIDIA ModelOpt; vLLM or TensorRT-LLM loads it.</source>
        <translation>Von NVIDIA ModelOpt geschrieben; vLLM oder TensorRT-LLM lädt es.</translation>
    </message>
    <message>
        <source>Written by QuIP# or QTIP; only their own code loads it.</source>
        <translation>Von QuIP# oder QTIP geschrieben; nur deren eigener Code lädt es.</translation>
    </message>
    <message>
        <source>Your disk quota there is used up: free some space.</source>
        <translation>Ihr Kontingent dort ist ausgeschöpft: Platz schaffen.</translation>
    </message>
    <message>
        <source>`pip cache purge` removes all downloads; installed environments keep their files, the next builds download again</source>
        <translation>`pip cache purge` entfernt alle Downloads; installierte Umgebungen behalten ihre Dateien, beim nächsten Bau wird neu heruntergeladen</translation>
    </message>
    <message>
        <source>`roost profiles` lists what there is; put a file for this key into the workspace&apos;s `profiles` folder.</source>
        <translation>`roost profiles` zeigt, was es gibt; eine Datei für diesen Schlüssel in den Ordner `profiles` des Arbeitsbereichs legen.</translation>
    </message>
    <message>
        <source>`uv cache clean` removes all downloads; installed environments keep their files, the next builds download again</source>
        <translation>`uv cache clean` entfernt alle Downloads; installierte Umgebungen behalten ihre Dateien, beim nächsten Bau wird neu heruntergeladen</translation>
    </message>
    <message>
        <source>`uv cache prune` removes what uv itself no longer reaches; installed environments keep their files</source>
        <translation>`uv cache prune` entfernt, was uv selbst nicht mehr erreicht; installierte Umgebungen behalten ihre Dateien</translation>
    </message>
    <message>
        <source>a Python that starts</source>
        <translation>ein Python, das startet</translation>
    </message>
    <message>
        <source>a build for {beside}</source>
        <translation>ein Build für {beside}</translation>
    </message>
    <message>
        <source>a build for {misfit}</source>
        <translation>ein Build für {misfit}</translation>
    </message>
    <message>
        <source>a build that uses {gpu}</source>
        <translation>ein Build, der {gpu} nutzt</translation>
    </message>
    <message>
        <source>a control character (such as a newline)</source>
        <translation>ein Steuerzeichen (etwa ein Zeilenumbruch)</translation>
    </message>
    <message>
        <source>a copy of {clone}, sharing its blocks where the volume can</source>
        <translation>eine Kopie von {clone}, die ihre Blöcke teilt, wo das Laufwerk es kann</translation>
    </message>
    <message>
        <source>a copy of {source}, without a download</source>
        <translation>eine Kopie von {source}, ohne Download</translation>
    </message>
    <message>
        <source>a copy of {tree}, made fit for its new place; the original stays as it is</source>
        <translation>eine Kopie von {tree}, für ihren neuen Ort angepasst; das Original bleibt, wie es ist</translation>
    </message>
    <message>
        <source>a copy that was cut off</source>
        <translation>eine abgebrochene Kopie</translation>
    </message>
    <message>
        <source>a folder in the workspace</source>
        <translation>ein Ordner im Arbeitsbereich</translation>
    </message>
    <message>
        <source>a folder of installed packages</source>
        <translation>ein Ordner installierter Pakete</translation>
    </message>
    <message>
        <source>a link out of the workspace</source>
        <translation>ein Link aus dem Arbeitsbereich hinaus</translation>
    </message>
    <message>
        <source>a link to {tree}, where it stays; nothing there is changed</source>
        <translation>ein Link auf {tree}, das bleibt, wo es ist; dort wird nichts geändert</translation>
    </message>
    <message>
        <source>a machine that runs {build}</source>
        <translation>ein Rechner, auf dem {build} läuft</translation>
    </message>
    <message>
        <source>a number of days, or none</source>
        <translation>eine Zahl von Tagen oder none</translation>
    </message>
    <message>
        <source>a number of starts</source>
        <translation>eine Zahl von Starts</translation>
    </message>
    <message>
        <source>a package is missing</source>
        <translation>ein Paket fehlt</translation>
    </message>
    <message>
        <source>a probe that runs to its end</source>
        <translation>ein Test, der bis zum Ende läuft</translation>
    </message>
    <message>
        <source>a process uses it</source>
        <translation>ein Prozess benutzt sie</translation>
    </message>
    <message>
        <source>a readable env.json</source>
        <translation>eine lesbare env.json</translation>
    </message>
    <message>
        <source>all else stays at its version</source>
        <translation>alles andere behält seine Version</translation>
    </message>
    <message>
        <source>an NVIDIA driver is installed, but names no GPU</source>
        <translation>ein NVIDIA-Treiber ist installiert, nennt aber keine GPU</translation>
    </message>
    <message>
        <source>an answer in time</source>
        <translation>eine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannte Zeit</translation>
    </message>
    <message>
        <source>and {len} more</source>
        <translation>und {len} weitere</translation>
    </message>
    <message>
        <source>another build of torch ({build} and {other})</source>
        <translation>ein anderer Torch-Build ({build} und {other})</translation>
    </message>
    <message>
        <source>another major version</source>
        <translation>eine andere Hauptversion</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>ein anderer Prozess</translation>
    </message>
    <message>
        <source>another torch</source>
        <translation>ein anderes Torch</translation>
    </message>
    <message>
        <source>are named by a .venv file, but lie outside what was to be looked through</source>
        <translation>nennt eine .venv-Datei, aber sie liegen außerhalb des Durchsuchten</translation>
    </message>
    <message>
        <source>as it was built</source>
        <translation>wie gebaut</translation>
    </message>
    <message>
        <source>as planned</source>
        <translation>wie geplant</translation>
    </message>
    <message>
        <source>ask for the free space of</source>
        <translation>nach freiem Platz fragen</translation>
    </message>
    <message>
        <source>back as {other} at {origin}</source>
        <translation>wieder da als {other} unter {origin}</translation>
    </message>
    <message>
        <source>back at {origin}</source>
        <translation>wieder da unter {origin}</translation>
    </message>
    <message>
        <source>belong to no package</source>
        <translation>gehören zu keinem Paket</translation>
    </message>
    <message>
        <source>built for {misfit}, this is {misfit2}</source>
        <translation>gebaut für {misfit}, dies ist {misfit2}</translation>
    </message>
    <message>
        <source>came or were written since you confirmed</source>
        <translation>kamen hinzu oder wurden geschrieben, seit Sie bestätigt haben</translation>
    </message>
    <message>
        <source>cannot allocate memory</source>
        <translation>Arbeitsspeicher lässt sich nicht belegen</translation>
    </message>
    <message>
        <source>compute capability {capability}.{capability2}</source>
        <translation>Compute Capability {capability}.{capability2}</translation>
    </message>
    <message>
        <source>conda&apos;s environments cannot be copied to another path</source>
        <translation>Umgebungen von conda lassen sich nicht an einen anderen Pfad kopieren</translation>
    </message>
    <message>
        <source>conda&apos;s history</source>
        <translation>Verlauf von conda</translation>
    </message>
    <message>
        <source>contains a separator or a NUL</source>
        <translation>enthält ein Trennzeichen oder ein NUL</translation>
    </message>
    <message>
        <source>contains {bad}, which Windows does not allow in names</source>
        <translation>enthält {bad}, was Windows in Namen nicht erlaubt</translation>
    </message>
    <message>
        <source>copies may share blocks</source>
        <translation>Kopien teilen vielleicht Blöcke</translation>
    </message>
    <message>
        <source>copies share blocks</source>
        <translation>Kopien teilen Blöcke</translation>
    </message>
    <message>
        <source>copies share no blocks</source>
        <translation>Kopien teilen keine Blöcke</translation>
    </message>
    <message>
        <source>copy to</source>
        <translation>kopieren nach</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>created, checked and published</source>
        <translation>angelegt, geprüft und veröffentlicht</translation>
    </message>
    <message>
        <source>created: {context}, with {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>creating was not allowed</source>
        <translation>Anlegen war nicht erlaubt</translation>
    </message>
    <message>
        <source>delete it first (`roost delete {env}`), then `roost undo {id}`.</source>
        <translation>vorhandene Umgebung erst löschen (`roost delete {env}`), dann `roost undo {id}`.</translation>
    </message>
    <message>
        <source>deleted by the user</source>
        <translation>vom Benutzer gelöscht</translation>
    </message>
    <message>
        <source>deleted for good{where}</source>
        <translation>endgültig gelöscht{where}</translation>
    </message>
    <message>
        <source>does not tell cases apart</source>
        <translation>unterscheidet nicht zwischen Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>emptied by its own tool</source>
        <translation>vom eigenen Werkzeug geleert</translation>
    </message>
    <message>
        <source>end those processes</source>
        <translation>diese Prozesse beenden</translation>
    </message>
    <message>
        <source>ends in a dot or a space, which Windows strips</source>
        <translation>endet mit einem Punkt oder Leerzeichen, das Windows weglässt</translation>
    </message>
    <message>
        <source>env.json is a link</source>
        <translation>env.json ist ein Link</translation>
    </message>
    <message>
        <source>every entry must be text</source>
        <translation>jeder Eintrag muss Text sein</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>austauschen</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Exit-Code {code}</translation>
    </message>
    <message>
        <source>exit code {returncode}</source>
        <translation>Exit-Code {returncode}</translation>
    </message>
    <message>
        <source>files in it belong to no package</source>
        <translation>Dateien darin gehören zu keinem Paket</translation>
    </message>
    <message>
        <source>files of its packages were changed after it was built; the versions are the same</source>
        <translation>Dateien ihrer Pakete wurden nach dem Bau geändert; die Versionen sind dieselben</translation>
    </message>
    <message>
        <source>fits by its key</source>
        <translation>passt laut Schlüssel</translation>
    </message>
    <message>
        <source>for {accelerator_title}, which runs here</source>
        <translation>für {accelerator_title}, was hier läuft</translation>
    </message>
    <message>
        <source>free space</source>
        <translation>freier Platz</translation>
    </message>
    <message>
        <source>from the profile {id}</source>
        <translation>aus dem Profil {id}</translation>
    </message>
    <message>
        <source>gone meanwhile</source>
        <translation>inzwischen verschwunden</translation>
    </message>
    <message>
        <source>guards of Windows</source>
        <translation>Schutzfunktionen von Windows</translation>
    </message>
    <message>
        <source>has hard links</source>
        <translation>unterstützt Hardlinks</translation>
    </message>
    <message>
        <source>has no hard links</source>
        <translation>unterstützt keine Hardlinks</translation>
    </message>
    <message>
        <source>healthy: {named} import</source>
        <translation>intakt: {named} importieren</translation>
    </message>
    <message>
        <source>hold very many files and were read in part</source>
        <translation>enthalten sehr viele Dateien und wurden nur zum Teil gelesen</translation>
    </message>
    <message>
        <source>id, at, ended, operation, envs, outcome, summary, owner, ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imports that print little</source>
        <translation>Importe, die wenig ausgeben</translation>
    </message>
    <message>
        <source>in the trash, as {kept}</source>
        <translation>im Papierkorb, als {kept}</translation>
    </message>
    <message>
        <source>installed by pipx</source>
        <translation>von pipx installiert</translation>
    </message>
    <message>
        <source>installed by uv</source>
        <translation>von uv installiert</translation>
    </message>
    <message>
        <source>is a device name on Windows</source>
        <translation>ist ein Gerätename in Windows</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is empty or means a folder itself</source>
        <translation>ist leer oder bezeichnet einen Ordner selbst</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>it cannot be read ({digest})</source>
        <translation>nicht lesbar ({digest})</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>nicht lesbar ({error})</translation>
    </message>
    <message>
        <source>it contains &apos;..&apos;</source>
        <translation>enthält „..“</translation>
    </message>
    <message>
        <source>it contains a control character or a line break</source>
        <translation>enthält ein Steuerzeichen oder einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>it contains a control or invisible character</source>
        <translation>enthält ein Steuerzeichen oder unsichtbares Zeichen</translation>
    </message>
    <message>
        <source>it contains {char}</source>
        <translation>enthält {char}</translation>
    </message>
    <message>
        <source>it could not be read ({error})</source>
        <translation>ließ sich nicht lesen ({error})</translation>
    </message>
    <message>
        <source>it depends on the platform</source>
        <translation>hängt vom System ab</translation>
    </message>
    <message>
        <source>it did not exist, or could not be used, when asked first</source>
        <translation>war bei der ersten Frage nicht da oder nicht benutzbar</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>it does not exist yet</source>
        <translation>gibt es noch nicht</translation>
    </message>
    <message>
        <source>it does not have {package}{wanted}, which the model needs</source>
        <translation>{package}{wanted} fehlt, und das Modell braucht es</translation>
    </message>
    <message>
        <source>it ends with a dot or a space</source>
        <translation>endet mit einem Punkt oder Leerzeichen</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>it fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>it fits another torch</source>
        <translation>passt zu einem anderen Torch</translation>
    </message>
    <message>
        <source>it gave no reason.</source>
        <translation>ohne Angabe von Gründen.</translation>
    </message>
    <message>
        <source>it has more than {MAX_LINES} entries</source>
        <translation>hat mehr als {MAX_LINES} Einträge</translation>
    </message>
    <message>
        <source>it has no files in common with the others that took part</source>
        <translation>hat keine Dateien mit den anderen Beteiligten gemeinsam</translation>
    </message>
    <message>
        <source>it has passed its checks before</source>
        <translation>hat ihre Prüfungen früher bestanden</translation>
    </message>
    <message>
        <source>it has {package} {found}, {self}</source>
        <translation>hat {package} {found}, {self}</translation>
    </message>
    <message>
        <source>it is JSON, but not an object</source>
        <translation>ist JSON, aber kein Objekt</translation>
    </message>
    <message>
        <source>it is a Python of its own, without a pyvenv.cfg</source>
        <translation>ist ein eigenes Python, ohne pyvenv.cfg</translation>
    </message>
    <message>
        <source>it is a Python that other environments build on</source>
        <translation>ist ein Python, auf dem andere Umgebungen aufbauen</translation>
    </message>
    <message>
        <source>it is a path; name the package and its version instead</source>
        <translation>ist ein Pfad; stattdessen Paket und Version nennen</translation>
    </message>
    <message>
        <source>it is a reserved name on Windows</source>
        <translation>ist ein reservierter Name in Windows</translation>
    </message>
    <message>
        <source>it is an address; name the package and its version instead</source>
        <translation>ist eine Adresse; stattdessen Paket und Version nennen</translation>
    </message>
    <message>
        <source>it is being built</source>
        <translation>wird gerade gebaut</translation>
    </message>
    <message>
        <source>it is broken; its model gets one that works</source>
        <translation>ist defekt; ihr Modell bekommt eine, die läuft</translation>
    </message>
    <message>
        <source>it is built for {found}</source>
        <translation>ist für {found} gebaut</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>it is for Python {requires_python}, and this is {version}</source>
        <translation>ist für Python {requires_python}, und dies ist {version}</translation>
    </message>
    <message>
        <source>it is for the CPU, and the model is to run on {asked}</source>
        <translation>ist für die CPU, und das Modell soll auf {asked} laufen</translation>
    </message>
    <message>
        <source>it is for {title}, and {asked} was chosen</source>
        <translation>ist für {title}, und gewählt wurde {asked}</translation>
    </message>
    <message>
        <source>it is for {title}, which does not run here as {asked} does</source>
        <translation>ist für {title}, was hier nicht läuft wie {asked}</translation>
    </message>
    <message>
        <source>it is longer than 1,000 characters</source>
        <translation>ist länger als 1.000 Zeichen</translation>
    </message>
    <message>
        <source>it is longer than a file name may be</source>
        <translation>ist länger, als ein Dateiname sein darf</translation>
    </message>
    <message>
        <source>it is longer than {MAX_KEY_LENGTH} characters</source>
        <translation>ist länger als {MAX_KEY_LENGTH} Zeichen</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is nested too deeply or holds an absurd number</source>
        <translation>ist zu tief verschachtelt oder enthält eine unsinnige Zahl</translation>
    </message>
    <message>
        <source>it is no longer a folder</source>
        <translation>ist kein Ordner mehr</translation>
    </message>
    <message>
        <source>it is no longer a link</source>
        <translation>ist kein Link mehr</translation>
    </message>
    <message>
        <source>it is no longer a regular file</source>
        <translation>ist keine gewöhnliche Datei mehr</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>ist nicht UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it is not a range such as &apos;&gt;=3.10,&lt;3.14&apos;</source>
        <translation>ist kein Bereich wie „&gt;=3.10,&lt;3.14“</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not an http, https or file address</source>
        <translation>ist keine Adresse mit http, https oder file</translation>
    </message>
    <message>
        <source>it is not made for {quant}</source>
        <translation>ist nicht für {quant} gemacht</translation>
    </message>
    <message>
        <source>it is not the absolute path of a folder</source>
        <translation>ist kein absoluter Pfad eines Ordners</translation>
    </message>
    <message>
        <source>it is not the name of a module</source>
        <translation>ist kein Name eines Moduls</translation>
    </message>
    <message>
        <source>it is not the name of a package</source>
        <translation>ist kein Name eines Pakets</translation>
    </message>
    <message>
        <source>it is too long or contains a line break</source>
        <translation>ist zu lang oder enthält einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>it is used by {named}</source>
        <translation>wird von {named} benutzt</translation>
    </message>
    <message>
        <source>it is used by {users}</source>
        <translation>wird von {users} benutzt</translation>
    </message>
    <message>
        <source>it is {schema}; this Roost reads {PROFILE_SCHEMA}</source>
        <translation>ist {schema}; dieses Roost liest {PROFILE_SCHEMA}</translation>
    </message>
    <message>
        <source>it lacks {package}</source>
        <translation>{package} fehlt</translation>
    </message>
    <message>
        <source>it leads elsewhere</source>
        <translation>führt anderswohin</translation>
    </message>
    <message>
        <source>it lies in the workspace</source>
        <translation>liegt im Arbeitsbereich</translation>
    </message>
    <message>
        <source>it lies on another volume</source>
        <translation>liegt auf einem anderen Laufwerk</translation>
    </message>
    <message>
        <source>it may want {wanted}</source>
        <translation>verlangt vielleicht {wanted}</translation>
    </message>
    <message>
        <source>it mentions the old path in a way Roost does not know how to change</source>
        <translation>nennt den alten Pfad auf eine Weise, die Roost nicht zu ändern weiß</translation>
    </message>
    <message>
        <source>it must be 1</source>
        <translation>muss 1 sein</translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>it must be text</source>
        <translation>muss Text sein</translation>
    </message>
    <message>
        <source>it must name at least one package</source>
        <translation>muss wenigstens ein Paket nennen</translation>
    </message>
    <message>
        <source>it names no version</source>
        <translation>nennt keine Version</translation>
    </message>
    <message>
        <source>it printed more than {MAX_OUTPUT} MB{where} and was ended</source>
        <translation>gab mehr als {MAX_OUTPUT} MB aus{where} und wurde beendet</translation>
    </message>
    <message>
        <source>it runs code of its own, and nobody has agreed to that</source>
        <translation>führt eigenen Code aus, und niemand hat zugestimmt</translation>
    </message>
    <message>
        <source>it runs on a GPU only</source>
        <translation>läuft nur auf einer GPU</translation>
    </message>
    <message>
        <source>it stands already and works; building it again would not add what is missing</source>
        <translation>steht schon und läuft; was fehlt, käme auch bei einem Neubau nicht hinzu</translation>
    </message>
    <message>
        <source>it starts with &apos;-&apos;: options for the installer are not allowed here</source>
        <translation>beginnt mit „-“: Optionen für den Installer sind hier nicht erlaubt</translation>
    </message>
    <message>
        <source>it starts with a dot, a dash or a space</source>
        <translation>beginnt mit Punkt, Strich oder Leerzeichen</translation>
    </message>
    <message>
        <source>it was made for other systems or other Pythons</source>
        <translation>wurde für andere Systeme oder andere Pythons gemacht</translation>
    </message>
    <message>
        <source>it was not installed from a package index</source>
        <translation>wurde nicht aus einem Paketindex installiert</translation>
    </message>
    <message>
        <source>it was not there</source>
        <translation>war nicht da</translation>
    </message>
    <message>
        <source>it works</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>it works, but: {failures}</source>
        <translation>läuft, aber: {failures}</translation>
    </message>
    <message>
        <source>it would be there, and pass its checks</source>
        <translation>wäre da und bestünde ihre Prüfungen</translation>
    </message>
    <message>
        <source>it would bring {name}</source>
        <translation>brächte {name} mit</translation>
    </message>
    <message>
        <source>it would bring {parts}</source>
        <translation>brächte {parts} mit</translation>
    </message>
    <message>
        <source>its address is not https</source>
        <translation>die Adresse ist nicht https</translation>
    </message>
    <message>
        <source>its base model {base_model} is not here</source>
        <translation>das Basismodell {base_model} ist nicht hier</translation>
    </message>
    <message>
        <source>its build +{local} is on no index Roost knows</source>
        <translation>den Build +{local} hat kein Index, den Roost kennt</translation>
    </message>
    <message>
        <source>its check gave no answer</source>
        <translation>die Prüfung gab keine Antwort</translation>
    </message>
    <message>
        <source>its content has changed</source>
        <translation>der Inhalt hat sich geändert</translation>
    </message>
    <message>
        <source>its files are its own again</source>
        <translation>die Dateien gehören wieder ihr allein</translation>
    </message>
    <message>
        <source>its interpreter starts, although {reason}</source>
        <translation>der Interpreter startet, obwohl {reason}</translation>
    </message>
    <message>
        <source>its manifest cannot be read</source>
        <translation>die Angaben dazu sind nicht lesbar</translation>
    </message>
    <message>
        <source>its model needs {requirement}</source>
        <translation>das Modell braucht {requirement}</translation>
    </message>
    <message>
        <source>its model {model_path} is gone, {why}</source>
        <translation>das Modell {model_path} gibt es nicht mehr, {why}</translation>
    </message>
    <message>
        <source>its project {project} is gone</source>
        <translation>das Projekt {project} gibt es nicht mehr</translation>
    </message>
    <message>
        <source>its proof failed</source>
        <translation>der Test des Modells ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>its purge had begun and was cut off</source>
        <translation>das endgültige Löschen hatte begonnen und wurde unterbrochen</translation>
    </message>
    <message>
        <source>its pyvenv.cfg is damaged</source>
        <translation>die pyvenv.cfg ist beschädigt</translation>
    </message>
    <message>
        <source>its retention ended on {item}</source>
        <translation>die Aufbewahrungsfrist endete am {item}</translation>
    </message>
    <message>
        <source>its size is an estimate</source>
        <translation>die Größe ist geschätzt</translation>
    </message>
    <message>
        <source>its size is an estimate: the index tells no sizes</source>
        <translation>die Größe ist geschätzt: Der Index nennt keine</translation>
    </message>
    <message>
        <source>its size is an estimate: {message}</source>
        <translation>die Größe ist geschätzt: {message}</translation>
    </message>
    <message>
        <source>its tree is at {target}; the old one is in the trash</source>
        <translation>der Baum ist unter {target}; der alte ist im Papierkorb</translation>
    </message>
    <message>
        <source>its tree lies elsewhere</source>
        <translation>der Baum liegt anderswo</translation>
    </message>
    <message>
        <source>its version cannot be read</source>
        <translation>die Version ist nicht lesbar</translation>
    </message>
    <message>
        <source>left by a build whose process is gone; it was never an environment</source>
        <translation>von einem Bauvorgang, dessen Prozess nicht mehr läuft; es war nie eine Umgebung</translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation>ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>lie deeper than was looked</source>
        <translation>liegen tiefer, als gesucht wurde</translation>
    </message>
    <message>
        <source>lies outside the environment</source>
        <translation>liegt außerhalb der Umgebung</translation>
    </message>
    <message>
        <source>llama.cpp is not known to read {architecture}; another program may.</source>
        <translation>Es ist nicht bekannt, dass llama.cpp {architecture} liest; ein anderes Programm vielleicht.</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>look at those files, then delete again</source>
        <translation>diese Dateien ansehen, dann noch einmal löschen</translation>
    </message>
    <message>
        <source>made by somebody else meanwhile</source>
        <translation>inzwischen von jemand anderem gemacht</translation>
    </message>
    <message>
        <source>make</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>make a link at</source>
        <translation>Link anlegen</translation>
    </message>
    <message>
        <source>make the folder</source>
        <translation>Ordner anlegen</translation>
    </message>
    <message>
        <source>migrated to {shared}</source>
        <translation>migriert nach {shared}</translation>
    </message>
    <message>
        <source>move the files out, or delete with --include-user-files</source>
        <translation>die Dateien herausnehmen oder mit --include-user-files löschen</translation>
    </message>
    <message>
        <source>moved before</source>
        <translation>vorher umgestellt</translation>
    </message>
    <message>
        <source>moved to the trash{where}</source>
        <translation>in den Papierkorb gelegt{where}</translation>
    </message>
    <message>
        <source>moved to {target}</source>
        <translation>verschoben nach {target}</translation>
    </message>
    <message>
        <source>names a process that is gone; the lock itself ended with it</source>
        <translation>nennt einen Prozess, der nicht mehr läuft; die Sperre endete mit ihm</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>keine GPU</translation>
    </message>
    <message>
        <source>no GPU was found</source>
        <translation>keine GPU gefunden</translation>
    </message>
    <message>
        <source>no answer within {TIMEOUT} s{at}</source>
        <translation>keine Antwort in {TIMEOUT} s{at}</translation>
    </message>
    <message>
        <source>no answer within {timeout} s{where}</source>
        <translation>keine Antwort in {timeout} s{where}</translation>
    </message>
    <message>
        <source>no app or project claims it</source>
        <translation>keine App und kein Projekt beansprucht sie</translation>
    </message>
    <message>
        <source>no build fits the GPU found</source>
        <translation>kein Build passt zur gefundenen GPU</translation>
    </message>
    <message>
        <source>no end in time</source>
        <translation>nicht rechtzeitig fertig</translation>
    </message>
    <message>
        <source>no index</source>
        <translation>kein Index</translation>
    </message>
    <message>
        <source>no interpreter of a legacy environment of this model starts</source>
        <translation>kein Interpreter einer Altumgebung dieses Modells startet</translation>
    </message>
    <message>
        <source>no model uses it, and it was last used on {since}; `roost undo` brings it back</source>
        <translation>kein Modell benutzt sie, zuletzt benutzt am {since}; `roost undo` holt sie zurück</translation>
    </message>
    <message>
        <source>no plan that can be read, and older than what the trash keeps</source>
        <translation>kein lesbarer Plan und älter, als der Papierkorb aufbewahrt</translation>
    </message>
    <message>
        <source>nobody is creating it</source>
        <translation>niemand legt sie an</translation>
    </message>
    <message>
        <source>not a folder of its own</source>
        <translation>kein eigener Ordner</translation>
    </message>
    <message>
        <source>not a plain file</source>
        <translation>keine einfache Datei</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not asked: an earlier one works</source>
        <translation>übersprungen: eine frühere läuft</translation>
    </message>
    <message>
        <source>not begun: stopped before it</source>
        <translation>nicht begonnen: vorher angehalten</translation>
    </message>
    <message>
        <source>not checked deeply yet</source>
        <translation>noch nicht genau geprüft</translation>
    </message>
    <message>
        <source>not checked yet; used if its check passes</source>
        <translation>noch nicht geprüft; benutzt, wenn sie besteht</translation>
    </message>
    <message>
        <source>not in site-packages</source>
        <translation>nicht in site-packages</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>nichts ändert sich</translation>
    </message>
    <message>
        <source>nothing could be checked</source>
        <translation>nichts ließ sich prüfen</translation>
    </message>
    <message>
        <source>nothing done</source>
        <translation>nichts getan</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>nothing of this plan is left to do</source>
        <translation>von diesem Plan ist nichts mehr zu tun</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>von unbekannter Art</translation>
    </message>
    <message>
        <source>on Python {version} ({kind}) at {path}</source>
        <translation>auf Python {version} ({kind}) unter {path}</translation>
    </message>
    <message>
        <source>on another version of Python, so versions are chosen anew</source>
        <translation>auf einer anderen Python-Version, darum werden Versionen neu gewählt</translation>
    </message>
    <message>
        <source>on network volumes; name one as a root to look there</source>
        <translation>auf Netzlaufwerken; eines als Ort angeben, um dort zu suchen</translation>
    </message>
    <message>
        <source>on the network</source>
        <translation>im Netz</translation>
    </message>
    <message>
        <source>on uv&apos;s managed Python {version}{weight}, fetched from {source}</source>
        <translation>auf uvs verwaltetem Python {version}{weight}, von {source}</translation>
    </message>
    <message>
        <source>one of the two folders above may not be written</source>
        <translation>einer der beiden Ordner oben ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>one of the two lies in the other</source>
        <translation>eines liegt im anderen</translation>
    </message>
    <message>
        <source>one version</source>
        <translation>eine einzige Version</translation>
    </message>
    <message>
        <source>only the environment was proved: its library has no probe</source>
        <translation>nur die Umgebung wurde geprüft: Für ihre Bibliothek gibt es keinen Test</translation>
    </message>
    <message>
        <source>only the environment was proved: the model&apos;s files are not here</source>
        <translation>nur die Umgebung wurde geprüft: Die Dateien des Modells sind nicht hier</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>packages installed</source>
        <translation>Pakete installiert</translation>
    </message>
    <message>
        <source>packages last changed</source>
        <translation>Pakete zuletzt geändert</translation>
    </message>
    <message>
        <source>packages were changed after it was built</source>
        <translation>Pakete wurden nach dem Bau geändert</translation>
    </message>
    <message>
        <source>peft {kind} and newer no longer know {kind2}.</source>
        <translation>peft {kind} und neuer kennen {kind2} nicht mehr.</translation>
    </message>
    <message>
        <source>pinned by the user; {reason}</source>
        <translation>vom Benutzer angeheftet; {reason}</translation>
    </message>
    <message>
        <source>pip, which comes with Roost, is not there.</source>
        <translation>pip, das mit Roost kommt, ist nicht da.</translation>
    </message>
    <message>
        <source>pipx&apos;s own pip</source>
        <translation>das eigene pip von pipx</translation>
    </message>
    <message>
        <source>pixi&apos;s own note</source>
        <translation>eigene Notiz von pixi</translation>
    </message>
    <message>
        <source>preferred by the user&apos;s choice; {reason}</source>
        <translation>vom Benutzer bevorzugt; {reason}</translation>
    </message>
    <message>
        <source>present without metadata</source>
        <translation>vorhanden, aber ohne Metadaten</translation>
    </message>
    <message>
        <source>pyvenv.cfg cannot be read</source>
        <translation>pyvenv.cfg ist nicht lesbar</translation>
    </message>
    <message>
        <source>pyvenv.cfg is missing</source>
        <translation>pyvenv.cfg fehlt</translation>
    </message>
    <message>
        <source>pyvenv.cfg names no home</source>
        <translation>pyvenv.cfg nennt kein home</translation>
    </message>
    <message>
        <source>pyvenv.cfg with its home</source>
        <translation>pyvenv.cfg mit ihrem home</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>remove the link</source>
        <translation>den Link entfernen</translation>
    </message>
    <message>
        <source>removed by {tool}</source>
        <translation>von {tool} entfernt</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>umbenennen</translation>
    </message>
    <message>
        <source>replaced by a rebuild</source>
        <translation>durch einen Neubau ersetzt</translation>
    </message>
    <message>
        <source>roost create {name} {wanted}, or migrate with --on-conflict.</source>
        <translation>roost create {name} {wanted} oder mit --on-conflict migrieren.</translation>
    </message>
    <message>
        <source>said nothing for {silence_limit} s</source>
        <translation>gab {silence_limit} s lang nichts aus</translation>
    </message>
    <message>
        <source>saved on {changed}, before what the trash still keeps</source>
        <translation>gespeichert am {changed}, länger her, als der Papierkorb aufbewahrt</translation>
    </message>
    <message>
        <source>schema {schema}, written by a newer Roost</source>
        <translation>Schema {schema}, von einem neueren Roost geschrieben</translation>
    </message>
    <message>
        <source>settings and profiles</source>
        <translation>Einstellungen und Profile</translation>
    </message>
    <message>
        <source>site-packages cannot be read</source>
        <translation>site-packages ist nicht lesbar</translation>
    </message>
    <message>
        <source>site-packages is a link out of the environment</source>
        <translation>site-packages ist ein Link aus der Umgebung hinaus</translation>
    </message>
    <message>
        <source>site-packages is missing</source>
        <translation>site-packages fehlt</translation>
    </message>
    <message>
        <source>something is there</source>
        <translation>dort ist etwas</translation>
    </message>
    <message>
        <source>superseded: a healthy shared environment serves its model</source>
        <translation>abgelöst: Eine intakte gemeinsame Umgebung versorgt ihr Modell</translation>
    </message>
    <message>
        <source>switch long paths on in Windows (LongPathsEnabled).</source>
        <translation>in Windows lange Pfade einschalten (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>tells cases apart</source>
        <translation>unterscheidet zwischen Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>the CPU</source>
        <translation>die CPU</translation>
    </message>
    <message>
        <source>the accelerator</source>
        <translation>der Beschleuniger</translation>
    </message>
    <message>
        <source>the base Python is now {now}</source>
        <translation>das Basis-Python ist jetzt {now}</translation>
    </message>
    <message>
        <source>the base Python is {now}</source>
        <translation>das Basis-Python ist {now}</translation>
    </message>
    <message>
        <source>the closest that exists, {env}, does not fit: {join}</source>
        <translation>die nächste vorhandene, {env}, passt nicht: {join}</translation>
    </message>
    <message>
        <source>the command is empty or holds a NUL character</source>
        <translation>der Befehl ist leer oder enthält ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>the environment created cannot be used</source>
        <translation>die angelegte Umgebung ist nicht benutzbar</translation>
    </message>
    <message>
        <source>the environments</source>
        <translation>die Umgebungen</translation>
    </message>
    <message>
        <source>the file has as many links as the file system allows</source>
        <translation>die Datei hat so viele Links, wie das Dateisystem erlaubt</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the file system</source>
        <translation>das Dateisystem</translation>
    </message>
    <message>
        <source>the files {name} {version} was installed with</source>
        <translation>die Dateien, mit denen {name} {version} installiert wurde</translation>
    </message>
    <message>
        <source>the installers&apos; default index</source>
        <translation>der übliche Index der Installer</translation>
    </message>
    <message>
        <source>the interpreter is a link to {target}, which is gone</source>
        <translation>der Interpreter ist ein Link auf {target}, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>the interpreter is an empty file</source>
        <translation>der Interpreter ist eine leere Datei</translation>
    </message>
    <message>
        <source>the interpreter is {target}, which is no file</source>
        <translation>der Interpreter ist {target}, und das ist keine Datei</translation>
    </message>
    <message>
        <source>the interpreter may not be executed</source>
        <translation>der Interpreter darf nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>the last line is not finished</source>
        <translation>die letzte Zeile ist unfertig</translation>
    </message>
    <message>
        <source>the legacy environment&apos;s torch is a build for {accelerator_title}</source>
        <translation>das Torch der Altumgebung ist ein Build für {accelerator_title}</translation>
    </message>
    <message>
        <source>the memory did not suffice</source>
        <translation>der Arbeitsspeicher reichte nicht</translation>
    </message>
    <message>
        <source>the model has no legacy environment</source>
        <translation>das Modell hat keine Altumgebung</translation>
    </message>
    <message>
        <source>the model has none</source>
        <translation>das Modell hat keine</translation>
    </message>
    <message>
        <source>the model wants {wanted}</source>
        <translation>das Modell verlangt {wanted}</translation>
    </message>
    <message>
        <source>the model was saved with {self} and may want that</source>
        <translation>das Modell wurde mit {self} gespeichert und verlangt das vielleicht</translation>
    </message>
    <message>
        <source>the newest that {what}{driver} runs</source>
        <translation>der neueste, den {what}{driver} unterstützt</translation>
    </message>
    <message>
        <source>the old folder of this workspace, which moved here from {origin}</source>
        <translation>der alte Ordner dieses Arbeitsbereichs, der von {origin} hierher verschoben wurde</translation>
    </message>
    <message>
        <source>the package source</source>
        <translation>die Paketquelle</translation>
    </message>
    <message>
        <source>the packages it was built with</source>
        <translation>die Pakete, mit denen sie gebaut wurde</translation>
    </message>
    <message>
        <source>the packages of {env} are others now</source>
        <translation>die Pakete von {env} sind jetzt andere</translation>
    </message>
    <message>
        <source>the same packages passed on {checked_at}</source>
        <translation>dieselben Pakete bestanden am {checked_at}</translation>
    </message>
    <message>
        <source>the trash</source>
        <translation>der Papierkorb</translation>
    </message>
    <message>
        <source>the tree of {in_words} is in it</source>
        <translation>der Baum von {in_words} ist darin</translation>
    </message>
    <message>
        <source>the version of {name} must be text</source>
        <translation>die Version von {name} muss Text sein</translation>
    </message>
    <message>
        <source>the versions there do not fit it</source>
        <translation>die Versionen dort passen nicht dazu</translation>
    </message>
    <message>
        <source>the volume is {kind}: a snapshot keeps the blocks of deleted files; whether there is one was not looked at</source>
        <translation>das Laufwerk ist {kind}: Ein Schnappschuss hält die Blöcke gelöschter Dateien; ob es einen gibt, wurde nicht nachgesehen</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>das Fenster</translation>
    </message>
    <message>
        <source>the workspace&apos;s folder</source>
        <translation>der Ordner des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>there is no folder {parent}</source>
        <translation>einen Ordner {parent} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no folder {parent} that may be written</source>
        <translation>einen beschreibbaren Ordner {parent} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no interpreter</source>
        <translation>es gibt keinen Interpreter</translation>
    </message>
    <message>
        <source>there is no lock of it, so versions are chosen anew</source>
        <translation>es gibt keine Lock-Datei, darum werden Versionen neu gewählt</translation>
    </message>
    <message>
        <source>there is no profile for {key}</source>
        <translation>für {key} gibt es kein Profil</translation>
    </message>
    <message>
        <source>there is no such cache</source>
        <translation>einen solchen Cache gibt es nicht</translation>
    </message>
    <message>
        <source>this stack does not know its architecture</source>
        <translation>dieser Stack kennt seine Architektur nicht</translation>
    </message>
    <message>
        <source>to take it back: roost delete {env}</source>
        <translation>um es zurückzunehmen: roost delete {env}</translation>
    </message>
    <message>
        <source>to {target}; a link stays in its place, so every path to it works as before</source>
        <translation>nach {target}; an ihrer Stelle bleibt ein Link, alle Pfade gelten weiter</translation>
    </message>
    <message>
        <source>took longer than {total_limit} s</source>
        <translation>dauerte länger als {total_limit} s</translation>
    </message>
    <message>
        <source>torch finds no {title} device</source>
        <translation>torch findet kein Gerät für {title}</translation>
    </message>
    <message>
        <source>torch {torch} is built for {accelerator_title}</source>
        <translation>torch {torch} ist für {accelerator_title} gebaut</translation>
    </message>
    <message>
        <source>torch {version}, which asks for triton {wanted}</source>
        <translation>torch {version}, das triton {wanted} verlangt</translation>
    </message>
    <message>
        <source>transformers {beside} beside it wants &gt;={paired}</source>
        <translation>transformers {beside} daneben verlangt &gt;={paired}</translation>
    </message>
    <message>
        <source>uv and pip</source>
        <translation>uv und pip</translation>
    </message>
    <message>
        <source>uv has no managed Python {python} for this computer.</source>
        <translation>uv hat kein verwaltetes Python {python} für diesen Rechner.</translation>
    </message>
    <message>
        <source>uv or pip</source>
        <translation>uv oder pip</translation>
    </message>
    <message>
        <source>uv, which Roost installs with, is missing or does not start.</source>
        <translation>uv, womit Roost installiert, fehlt oder startet nicht.</translation>
    </message>
    <message>
        <source>were left when the time was up</source>
        <translation>blieben übrig, als die Zeit um war</translation>
    </message>
    <message>
        <source>what an installer was told by a Roost that is gone</source>
        <translation>was ein nicht mehr laufendes Roost einem Installer mitgegeben hat</translation>
    </message>
    <message>
        <source>what is here now goes to the trash</source>
        <translation>was jetzt hier ist, kommt in den Papierkorb</translation>
    </message>
    <message>
        <source>what its profile asks for</source>
        <translation>was ihr Profil verlangt</translation>
    </message>
    <message>
        <source>what lies there is not a releases.json</source>
        <translation>was dort liegt, ist keine releases.json</translation>
    </message>
    <message>
        <source>what made it</source>
        <translation>das Programm, das sie angelegt hat</translation>
    </message>
    <message>
        <source>which does not know the type {kind}</source>
        <translation>das den Typ {kind} nicht kennt</translation>
    </message>
    <message>
        <source>with {quant} on top</source>
        <translation>zusätzlich mit {quant}</translation>
    </message>
    <message>
        <source>without a GPU GPTQModel&apos;s CPU kernels run it with transformers 5, slowly</source>
        <translation>ohne GPU rechnen die CPU-Kernel von GPTQModel mit transformers 5, langsam</translation>
    </message>
    <message>
        <source>without a GPU GPTQModel&apos;s CPU kernels run it, slowly</source>
        <translation>ohne GPU rechnen die CPU-Kernel von GPTQModel, langsam</translation>
    </message>
    <message>
        <source>without a GPU and kernels it is unpacked to four times the size</source>
        <translation>ohne GPU und Kernel wird es auf das Vierfache entpackt</translation>
    </message>
    <message>
        <source>without a GPU bitsandbytes runs on the CPU, slowly</source>
        <translation>ohne GPU rechnet bitsandbytes auf der CPU, langsam</translation>
    </message>
    <message>
        <source>without a GPU transformers 5 unpacks it to twice the size, older ones refuse it</source>
        <translation>ohne GPU entpackt transformers 5 es auf das Doppelte, ältere verweigern es</translation>
    </message>
    <message>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>write out</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>write out the name of</source>
        <translation>Namen schreiben</translation>
    </message>
    <message>
        <source>you named the app it belongs to, {app}</source>
        <translation>Sie haben die App genannt, der sie gehört: {app}</translation>
    </message>
    <message>
        <source>{ASSUMED} offline: nothing for {key} could be fetched</source>
        <translation>{ASSUMED} offline: Für {key} ließ sich nichts holen</translation>
    </message>
    <message>
        <source>{MANIFEST} names something outside its environment.</source>
        <translation>{MANIFEST} nennt etwas außerhalb seiner Umgebung.</translation>
    </message>
    <message>
        <source>{Path} (PID {pid}) could not be ended.</source>
        <translation>{Path} (PID {pid}) ließ sich nicht beenden.</translation>
    </message>
    <message>
        <source>{Path} {what} and was ended.</source>
        <translation>{Path} {what} und wurde beendet.</translation>
    </message>
    <message>
        <source>{accelerator} asks for hardware that was not found here.</source>
        <translation>{accelerator} verlangt Hardware, die hier nicht gefunden wurde.</translation>
    </message>
    <message>
        <source>{app} will not start without it until it makes a new one.</source>
        <translation>{app} startet ohne sie nicht, bis es eine neue anlegt.</translation>
    </message>
    <message>
        <source>{app}&apos;s own record</source>
        <translation>eigene Angabe von {app}</translation>
    </message>
    <message>
        <source>{asked} does not go together with {key}: {message}</source>
        <translation>{asked} verträgt sich nicht mit {key}: {message}</translation>
    </message>
    <message>
        <source>{by} in part</source>
        <translation>{by} zum Teil</translation>
    </message>
    <message>
        <source>{by} not done</source>
        <translation>{by} nicht getan</translation>
    </message>
    <message>
        <source>{count} file{count2} in it {which} ({named})</source>
        <translation>{count} Datei(en) darin {which} ({named})</translation>
    </message>
    <message>
        <source>{count} thing(s) in the trash hold the old path; without a link there they start only after a rebuild. Undo or purge them first.</source>
        <translation>{count} Dinge im Papierkorb enthalten den alten Pfad; ohne einen Link dort starten sie erst nach einem Neubau. Vorher zurückholen oder endgültig löschen.</translation>
    </message>
    <message>
        <source>{current} is a link or not a folder; nothing is done through it.</source>
        <translation>{current} ist ein Link oder kein Ordner; dadurch wird nichts getan.</translation>
    </message>
    <message>
        <source>{display_name} is the same stack {join}</source>
        <translation>{display_name} ist derselbe Stack {join}</translation>
    </message>
    <message>
        <source>{env_id} does not lie in this workspace.</source>
        <translation>{env_id} liegt nicht in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>{env_id} is being created (PID {pid} since {since}).</source>
        <translation>{env_id} wird gerade angelegt (PID {pid} seit {since}).</translation>
    </message>
    <message>
        <source>{env_id} is the tree of {in_words} in {root}, so it is left alone.</source>
        <translation>{env_id} ist der Baum von {in_words} in {root}, darum bleibt er unangetastet.</translation>
    </message>
    <message>
        <source>{env_id} was moved or deleted just now.</source>
        <translation>{env_id} wurde eben verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>{env_key} is being created by {program} (PID {pid} since {since}).</source>
        <translation>{env_key} wird gerade von {program} angelegt (PID {pid} seit {since}).</translation>
    </message>
    <message>
        <source>{env} became it by rename</source>
        <translation>{env} wurde durch Umbenennen zu ihr</translation>
    </message>
    <message>
        <source>{env} became {shared}, and that is not what it was then: it was rebuilt, replaced or deleted since.</source>
        <translation>{env} wurde zu {shared}, und die ist nicht mehr, was sie war: Sie wurde seither neu gebaut, ersetzt oder gelöscht.</translation>
    </message>
    <message>
        <source>{env} cannot become {env2} any more: {why}.</source>
        <translation>{env} kann nicht mehr {env2} werden: {why}.</translation>
    </message>
    <message>
        <source>{env} cannot become {env2}: it lacks {join}.</source>
        <translation>{env} kann nicht {env2} werden: Es fehlt {join}.</translation>
    </message>
    <message>
        <source>{env} could not serve {model} anyway, or does not exist.</source>
        <translation>{env} könnte {model} ohnehin nicht versorgen, oder es gibt sie nicht.</translation>
    </message>
    <message>
        <source>{env} does not name a folder of this workspace, so nothing is changed there.</source>
        <translation>{env} nennt keinen Ordner dieses Arbeitsbereichs, darum wird dort nichts geändert.</translation>
    </message>
    <message>
        <source>{env} does not serve this model: {in_words}.</source>
        <translation>{env} genügt diesem Modell nicht: {in_words}.</translation>
    </message>
    <message>
        <source>{env} does not start at {moved}, so nothing was moved.</source>
        <translation>{env} startet unter {moved} nicht, darum wurde nichts verschoben.</translation>
    </message>
    <message>
        <source>{env} does not start at {target}, so it was not moved.</source>
        <translation>{env} startet unter {target} nicht, darum wurde sie nicht verschoben.</translation>
    </message>
    <message>
        <source>{env} exists but cannot be used ({reason}); `roost create {name}` rebuilds it.</source>
        <translation>{env} ist da, aber nicht benutzbar ({reason}); `roost create {name}` baut sie neu.</translation>
    </message>
    <message>
        <source>{env} fits, so none is created: {why}; {works}</source>
        <translation>{env} passt, darum wird keine angelegt: {why}; {works}</translation>
    </message>
    <message>
        <source>{env} has become it already</source>
        <translation>{env} ist schon zu ihr geworden</translation>
    </message>
    <message>
        <source>{env} has been made by somebody else since the plan.</source>
        <translation>{env} wurde seit dem Plan von jemand anderem angelegt.</translation>
    </message>
    <message>
        <source>{env} has come</source>
        <translation>{env} ist hinzugekommen</translation>
    </message>
    <message>
        <source>{env} in the trash is still used by {named}.</source>
        <translation>{env} im Papierkorb wird noch von {named} benutzt.</translation>
    </message>
    <message>
        <source>{env} is another folder now</source>
        <translation>{env} ist jetzt ein anderer Ordner</translation>
    </message>
    <message>
        <source>{env} is being changed by {who}.</source>
        <translation>{env} wird gerade von {who} geändert.</translation>
    </message>
    <message>
        <source>{env} is busy: {doing} (PID {pid} since {since}), waiting...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} is gone</source>
        <translation>{env} gibt es nicht mehr</translation>
    </message>
    <message>
        <source>{env} is not asked: an earlier one fits</source>
        <translation>{env} wird übersprungen: Eine frühere passt</translation>
    </message>
    <message>
        <source>{env} is not where it was when the plan was made.</source>
        <translation>{env} ist nicht mehr, wo sie war, als der Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>{env} is used although {in_words}; `roost resolve MODEL --explain` shows what can be done.</source>
        <translation>{env} wird benutzt, obwohl {in_words}; `roost resolve MODEL --explain` zeigt, was sich tun lässt.</translation>
    </message>
    <message>
        <source>{env} stays as it is: {message}</source>
        <translation>{env} bleibt, wie sie ist: {message}</translation>
    </message>
    <message>
        <source>{env} stays where it is: the tree of {in_words} is in it.</source>
        <translation>{env} bleibt, wo sie ist: Der Baum von {in_words} ist darin.</translation>
    </message>
    <message>
        <source>{env} was left alone: {blocking_reason}.</source>
        <translation>{env} blieb unangetastet: {blocking_reason}.</translation>
    </message>
    <message>
        <source>{env} would fit, but: {value}</source>
        <translation>{env} würde passen, aber: {value}</translation>
    </message>
    <message>
        <source>{families} font families; {font} is used.</source>
        <translation>{families} Schriftfamilien; benutzt wird {font}.</translation>
    </message>
    <message>
        <source>{files} of {all_files} files</source>
        <translation>{files} von {all_files} Dateien</translation>
    </message>
    <message>
        <source>{file} cannot be read: taken as unknown</source>
        <translation>{file} ist nicht lesbar: gilt als unbekannt</translation>
    </message>
    <message>
        <source>{folder} belongs to another user (number {owner}, you are {me}).</source>
        <translation>{folder} gehört einem anderen Benutzer (Nummer {owner}, Sie sind {me}).</translation>
    </message>
    <message>
        <source>{folder} may not be read.</source>
        <translation>{folder} darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{f} is not the build for {accelerator} that is wanted: {why}.</source>
        <translation>{f} ist nicht der gewünschte Build für {accelerator}: {why}.</translation>
    </message>
    <message>
        <source>{home} is gone</source>
        <translation>{home} gibt es nicht mehr</translation>
    </message>
    <message>
        <source>{how} of {plan} (to take it back: roost delete {env})</source>
        <translation>{how} von {plan} (um es zurückzunehmen: roost delete {env})</translation>
    </message>
    <message>
        <source>{id} becomes it by rename: no bytes, no download</source>
        <translation>{id} wird durch Umbenennen dazu: kein Byte, kein Download</translation>
    </message>
    <message>
        <source>{id} belongs to {app}, not to “{app_name}”: nothing was changed.</source>
        <translation>{id} gehört {app}, nicht „{app_name}“: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{id} belongs to {app}, so nothing is changed there.</source>
        <translation>{id} gehört {app}, darum wird dort nichts geändert.</translation>
    </message>
    <message>
        <source>{id} is not as it was built: {found}.</source>
        <translation>{id} ist nicht, wie sie gebaut wurde: {found}.</translation>
    </message>
    <message>
        <source>{id} names no model.</source>
        <translation>{id} nennt kein Modell.</translation>
    </message>
    <message>
        <source>{in_words}, so it does not serve this model</source>
        <translation>{in_words}, darum genügt sie diesem Modell nicht</translation>
    </message>
    <message>
        <source>{join} moved; the folder is kept: {message}</source>
        <translation>{join} umgezogen; der Ordner bleibt: {message}</translation>
    </message>
    <message>
        <source>{join} now uses {env}, which it became by rename</source>
        <translation>{join} benutzt jetzt {env}, wozu sie durch Umbenennen wurde</translation>
    </message>
    <message>
        <source>{join} now uses {shared}</source>
        <translation>{join} benutzt jetzt {shared}</translation>
    </message>
    <message>
        <source>{join} now uses {shared}; the folder is kept: {reason}.</source>
        <translation>{join} benutzt jetzt {shared}; der Ordner bleibt: {reason}.</translation>
    </message>
    <message>
        <source>{kept} is not the folder that was set aside.</source>
        <translation>{kept} ist nicht der Ordner, der beiseitegelegt wurde.</translation>
    </message>
    <message>
        <source>{kept} is still used by {named}.</source>
        <translation>{kept} wird noch von {named} benutzt.</translation>
    </message>
    <message>
        <source>{key} is still being created by PID {pid} after {timeout} s.</source>
        <translation>{key} wird nach {timeout} s noch immer von PID {pid} angelegt.</translation>
    </message>
    <message>
        <source>{key} was fetched, but {path} does not start.</source>
        <translation>{key} wurde geholt, aber {path} startet nicht.</translation>
    </message>
    <message>
        <source>{key} would not work here: {message}</source>
        <translation>{key} würde hier nicht laufen: {message}</translation>
    </message>
    <message>
        <source>{kind} knows no links: every environment is copied whole.</source>
        <translation>{kind} kennt keine Links: Jede Umgebung wird vollständig kopiert.</translation>
    </message>
    <message>
        <source>{left} files share their blocks with others</source>
        <translation>{left} Dateien teilen ihre Blöcke mit anderen</translation>
    </message>
    <message>
        <source>{len} environments in the trash</source>
        <translation>{len} Umgebungen im Papierkorb</translation>
    </message>
    <message>
        <source>{len} files of the snapshot are not as they were taken, {path} for one: {how}.</source>
        <translation>{len} Dateien des Schnappschusses sind nicht mehr, wie sie waren, etwa {path}: {how}.</translation>
    </message>
    <message>
        <source>{len} half-emptied trash items</source>
        <translation>{len} halb geleerte Papierkorb-Einträge</translation>
    </message>
    <message>
        <source>{len} packages as installed</source>
        <translation>{len} Pakete wie installiert</translation>
    </message>
    <message>
        <source>{len} packages, {known} of them already here</source>
        <translation>{len} Pakete, {known} davon schon hier</translation>
    </message>
    <message>
        <source>{len} process(es) use what is to go</source>
        <translation>{len} Prozesse benutzen, was entfernt werden soll</translation>
    </message>
    <message>
        <source>{len} unfinished builds</source>
        <translation>{len} unfertige Bauvorgänge</translation>
    </message>
    <message>
        <source>{len} unfinished copies</source>
        <translation>{len} unfertige Kopien</translation>
    </message>
    <message>
        <source>{len} unfinished operations</source>
        <translation>{len} unfertige Vorgänge</translation>
    </message>
    <message>
        <source>{linked} files share the blocks of another now; {size} became free.</source>
        <translation>{linked} Dateien teilen jetzt die Blöcke einer anderen; {size} wurden frei.</translation>
    </message>
    <message>
        <source>{match} failed while its metadata was made.</source>
        <translation>{match} schlug fehl, als seine Metadaten erzeugt wurden.</translation>
    </message>
    <message>
        <source>{match} is not the file with hash {match2}...</source>
        <translation>{match} ist nicht die Datei mit dem Hash {match2}...</translation>
    </message>
    <message>
        <source>{message} No pin or preference in it counts.</source>
        <translation>{message} Keine Anheftung und keine Vorliebe darin zählt.</translation>
    </message>
    <message>
        <source>{message} Nothing is created until it can be.</source>
        <translation>{message} Nichts wird angelegt, solange es nicht geht.</translation>
    </message>
    <message>
        <source>{model} has no environment.</source>
        <translation>{model} hat keine Umgebung.</translation>
    </message>
    <message>
        <source>{model} is asked for on {wanted} here ({why}): it will get</source>
        <translation>{model} ist hier für {wanted} verlangt ({why}): Es bekommt</translation>
    </message>
    <message>
        <source>{names}, which {id} belongs to, is not on the PATH.</source>
        <translation>{names}, wozu {id} gehört, ist nicht im PATH.</translation>
    </message>
    <message>
        <source>{name} (PID {pid}) still has the deleted file {path} open</source>
        <translation>{name} (PID {pid}) hat die gelöschte Datei {path} noch offen</translation>
    </message>
    <message>
        <source>{name} (PID {pid}) wrote {size} meanwhile, to this volume or another</source>
        <translation>{name} (PID {pid}) schrieb inzwischen {size}, auf dieses Laufwerk oder ein anderes</translation>
    </message>
    <message>
        <source>{name} can be imported</source>
        <translation>{name} lässt sich importieren</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}.</source>
        <translation>{name} ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be used: {why}.</source>
        <translation>{name} ist nicht brauchbar: {why}.</translation>
    </message>
    <message>
        <source>{name} comes from an address and not by its version</source>
        <translation>{name} kommt von einer Adresse und nicht über die Version</translation>
    </message>
    <message>
        <source>{name} does not hold a JSON object.</source>
        <translation>{name} enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{name} is a link and was not read.</source>
        <translation>{name} ist ein Link und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{name} is a link to a file that is gone.</source>
        <translation>{name} ist ein Link auf eine Datei, die es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>{name} is about {tree}, which is no environment of this workspace.</source>
        <translation>{name} handelt von {tree}, und das ist keine Umgebung dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>{name} is being created by {who}.</source>
        <translation>{name} wird gerade von {who} angelegt.</translation>
    </message>
    <message>
        <source>{name} is broken: {worst}.</source>
        <translation>{name} ist defekt: {worst}.</translation>
    </message>
    <message>
        <source>{name} is damaged: it is not a list.</source>
        <translation>{name} ist beschädigt: Es ist keine Liste.</translation>
    </message>
    <message>
        <source>{name} is damaged: {why}.</source>
        <translation>{name} ist beschädigt: {why}.</translation>
    </message>
    <message>
        <source>{name} is for Python {requires_python}</source>
        <translation>{name} ist für Python {requires_python}</translation>
    </message>
    <message>
        <source>{name} is healthy.</source>
        <translation>{name} ist intakt.</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB and was not read.</source>
        <translation>{name} ist größer als {limit} MB und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{name} is named twice</source>
        <translation>{name} ist zweimal genannt</translation>
    </message>
    <message>
        <source>{name} is not a journal of a deduplication ({error}).</source>
        <translation>{name} ist kein Journal vom Teilen gleicher Dateien ({error}).</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{name} is not readable JSON ({type}).</source>
        <translation>{name} ist kein lesbares JSON ({type}).</translation>
    </message>
    <message>
        <source>{name} is of {architecture}, for which {accelerator} builds carry no kernels.</source>
        <translation>{name} ist {architecture}, wofür Builds für {accelerator} keine Kernel enthalten.</translation>
    </message>
    <message>
        <source>{name} is there, but no profile&apos;s build runs on it.</source>
        <translation>{name} ist da, aber kein Build eines Profils läuft darauf.</translation>
    </message>
    <message>
        <source>{name} looks right, but was not checked deeply yet.</source>
        <translation>{name} sieht gut aus, wurde aber noch nicht genau geprüft.</translation>
    </message>
    <message>
        <source>{name} says {text}{whose}: that means nothing here and does not count.</source>
        <translation>{name} sagt {text}{whose}: Das bedeutet hier nichts und zählt nicht.</translation>
    </message>
    <message>
        <source>{name} was whole when it was checked and is not at {tree}.</source>
        <translation>{name} war bei der Prüfung vollständig und ist es unter {tree} nicht.</translation>
    </message>
    <message>
        <source>{name} would not work there: {what}{step}. {shown}</source>
        <translation>{name} würde dort nicht laufen: {what}{step}. {shown}</translation>
    </message>
    <message>
        <source>{name} {version} was built for {built}</source>
        <translation>{name} {version} wurde für {built} gebaut</translation>
    </message>
    <message>
        <source>{name}, only for {dedicated_to}</source>
        <translation>{name}, nur für {dedicated_to}</translation>
    </message>
    <message>
        <source>{name}: could not be looked at ({error}).</source>
        <translation>{name}: ließ sich nicht ansehen ({error}).</translation>
    </message>
    <message>
        <source>{name}: no answer within {limit} s.</source>
        <translation>{name}: keine Antwort in {limit} s.</translation>
    </message>
    <message>
        <source>{offer} could become shared:{key} by rename, without a download and without a byte (--promote-by rename).</source>
        <translation>{offer} könnte durch Umbenennen zu shared:{key} werden, ohne Download und ohne ein Byte zu kopieren (--promote-by rename).</translation>
    </message>
    <message>
        <source>{one_line} is damaged: {error}.</source>
        <translation>{one_line} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>{origin} exists again, so the old workspace cannot go back there.</source>
        <translation>{origin} gibt es wieder, darum kann der alte Arbeitsbereich nicht dorthin zurück.</translation>
    </message>
    <message>
        <source>{origin} exists again, so {env} cannot go back there.</source>
        <translation>{origin} gibt es wieder, darum kann {env} nicht dorthin zurück.</translation>
    </message>
    <message>
        <source>{origin} is the workspace again; what was done since is in {root}</source>
        <translation>{origin} ist wieder der Arbeitsbereich; was seither getan wurde, ist in {root}</translation>
    </message>
    <message>
        <source>{os} has no {missing}</source>
        <translation>{os} hat kein {missing}</translation>
    </message>
    <message>
        <source>{os} is binary</source>
        <translation>{os} ist binär</translation>
    </message>
    <message>
        <source>{os} is empty</source>
        <translation>{os} ist leer</translation>
    </message>
    <message>
        <source>{os} is not UTF-8</source>
        <translation>{os} ist nicht UTF-8</translation>
    </message>
    <message>
        <source>{other} is there and fits as well: `roost delete {envs}`, in place of this plan, lets it serve their models, and nothing is built.</source>
        <translation>{other} ist da und passt ebenso: `roost delete {envs}` statt dieses Plans lässt sie deren Modelle versorgen, und nichts wird gebaut.</translation>
    </message>
    <message>
        <source>{own} does not exist; {env}</source>
        <translation>{own} gibt es nicht; {env}</translation>
    </message>
    <message>
        <source>{packages} packages at {tree}</source>
        <translation>{packages} Pakete unter {tree}</translation>
    </message>
    <message>
        <source>{parent} may not be written, so {env} cannot be set aside there.</source>
        <translation>{parent} ist nicht beschreibbar, darum lässt sich {env} dort nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>{path} could not be removed whole: {len} entries are held.</source>
        <translation>{path} ließ sich nicht vollständig entfernen: {len} Einträge werden noch benutzt.</translation>
    </message>
    <message>
        <source>{path} does not lie inside {root}.</source>
        <translation>{path} liegt nicht in {root}.</translation>
    </message>
    <message>
        <source>{path} does not say which tree is in use.</source>
        <translation>{path} sagt nicht, welcher Baum benutzt wird.</translation>
    </message>
    <message>
        <source>{path} has {size} bytes instead of {expected}</source>
        <translation>{path} hat {size} Bytes statt {expected}</translation>
    </message>
    <message>
        <source>{path} is a link or a file, not a folder; nothing was removed.</source>
        <translation>{path} ist ein Link oder eine Datei, kein Ordner; nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>{path} is no plan that can be read: {join}</source>
        <translation>{path} ist kein lesbarer Plan: {join}</translation>
    </message>
    <message>
        <source>{path} is still there: somebody works on it, or it cannot be removed.</source>
        <translation>{path} ist noch da: Jemand arbeitet damit, oder es lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>{path} is {what}; Roost does not lock through it.</source>
        <translation>{path} ist {what}; dadurch sperrt Roost nicht.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else in the meantime; nothing was done.</source>
        <translation>{path} wurde inzwischen durch etwas anderes ersetzt; nichts wurde getan.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Roost (schema {schema}) and is not changed.</source>
        <translation>{path} wurde von einem neueren Roost geschrieben (Schema {schema}) und wird nicht geändert.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Roost (schema {schema}).</source>
        <translation>{path} wurde von einem neueren Roost geschrieben (Schema {schema}).</translation>
    </message>
    <message>
        <source>{place} cannot say whether there is a newer version: {reason}.</source>
        <translation>{place} kann nicht sagen, ob es eine neuere Version gibt: {reason}.</translation>
    </message>
    <message>
        <source>{plan} has changed since the plan, which copies it.</source>
        <translation>{plan} hat sich seit dem Plan geändert, der es kopiert.</translation>
    </message>
    <message>
        <source>{program} is not installed.</source>
        <translation>{program} ist nicht installiert.</translation>
    </message>
    <message>
        <source>{root} can be read.</source>
        <translation>{root} ist lesbar.</translation>
    </message>
    <message>
        <source>{root} can be written.</source>
        <translation>{root} ist beschreibbar.</translation>
    </message>
    <message>
        <source>{root} cannot be read ({error}).</source>
        <translation>{root} ist nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>{root} is a link; what it leads to is what would have to move.</source>
        <translation>{root} ist ein Link; verschoben werden müsste, wohin er führt.</translation>
    </message>
    <message>
        <source>{root} is a whole volume and cannot be put aside.</source>
        <translation>{root} ist ein ganzes Laufwerk und lässt sich nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>{rows} operations in the history</source>
        <translation>{rows} Vorgänge im Verlauf</translation>
    </message>
    <message>
        <source>{said} Its own environment is in the trash: `roost undo {trash_id}{then}` goes back to it.</source>
        <translation>{said} Die eigene Umgebung ist im Papierkorb: `roost undo {trash_id}{then}` geht zu ihr zurück.</translation>
    </message>
    <message>
        <source>{said} Its own environment still stands: `roost use {model} {legacy}` goes back to it.</source>
        <translation>{said} Die eigene Umgebung besteht noch: `roost use {model} {legacy}` geht zu ihr zurück.</translation>
    </message>
    <message>
        <source>{said} That one only stands in: `roost create {needed_key}` makes the environment this model asks for.</source>
        <translation>{said} Sie springt nur ein: `roost create {needed_key}` legt die Umgebung an, die dieses Modell verlangt.</translation>
    </message>
    <message>
        <source>{said} is there and fits, and is used{why}.{make}</source>
        <translation>{said} ist da, passt und wird benutzt{why}.{make}</translation>
    </message>
    <message>
        <source>{shared} does not work, so {env} stays as it is.</source>
        <translation>{shared} läuft nicht, darum bleibt {env}, wie sie ist.</translation>
    </message>
    <message>
        <source>{shared} goes back to what it was, but {named} uses it.</source>
        <translation>{shared} wird wieder, was sie war, aber {named} benutzt sie.</translation>
    </message>
    <message>
        <source>{shared} is not enough for {env}: {compat}.</source>
        <translation>{shared} genügt {env} nicht: {compat}.</translation>
    </message>
    <message>
        <source>{size} are free on the workspace&apos;s volume.</source>
        <translation>Auf dem Laufwerk des Arbeitsbereichs sind {size} frei.</translation>
    </message>
    <message>
        <source>{size} wait in the trash until it is purged</source>
        <translation>{size} warten im Papierkorb, bis er geleert wird</translation>
    </message>
    <message>
        <source>{source} cannot be promoted.</source>
        <translation>{source} kann nicht zur gemeinsamen werden.</translation>
    </message>
    <message>
        <source>{source} cannot be read, so nobody knows what is in it.</source>
        <translation>{source} ist nicht lesbar, darum weiß niemand, was darin ist.</translation>
    </message>
    <message>
        <source>{source} is no virtual environment, and only such can be copied to another path.</source>
        <translation>{source} ist keine virtuelle Umgebung, und nur solche lassen sich an einen anderen Pfad kopieren.</translation>
    </message>
    <message>
        <source>{source} was written to while it was copied.</source>
        <translation>In {source} wurde geschrieben, während es kopiert wurde.</translation>
    </message>
    <message>
        <source>{target_key} could not be built; {env} stays as it is.</source>
        <translation>{target_key} ließ sich nicht bauen; {env} bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>{title} at work</source>
        <translation>{title} bei der Arbeit</translation>
    </message>
    <message>
        <source>{title} is available</source>
        <translation>{title} ist verfügbar</translation>
    </message>
    <message>
        <source>{told}; offline, as your settings say.</source>
        <translation>{told}; offline, wie Ihre Einstellungen sagen.</translation>
    </message>
    <message>
        <source>{tool} could not reach the package index.</source>
        <translation>{tool} konnte den Paketindex nicht erreichen.</translation>
    </message>
    <message>
        <source>{tool} ended with {returncode} and did not remove {path}.</source>
        <translation>{tool} endete mit {returncode} und hat {path} nicht entfernt.</translation>
    </message>
    <message>
        <source>{tool} refused a download whose content is not what was promised: {reason}</source>
        <translation>{tool} wies einen Download zurück, dessen Inhalt nicht der versprochene ist: {reason}</translation>
    </message>
    <message>
        <source>{tool} removes it; Roost cannot bring it back.</source>
        <translation>{tool} entfernt sie; Roost kann sie nicht zurückholen.</translation>
    </message>
    <message>
        <source>{tool} said it was done, but what it wrote cannot be read: {type}.</source>
        <translation>{tool} meldete sich fertig, aber was es schrieb, ist nicht lesbar: {type}.</translation>
    </message>
    <message>
        <source>{tool} said it was done, but {join} is not there.</source>
        <translation>{tool} meldete sich fertig, aber {join} ist nicht da.</translation>
    </message>
    <message>
        <source>{trashed} shares files with others and lies in the trash.</source>
        <translation>{trashed} teilt Dateien mit anderen und liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>{tree} changed while it was copied.</source>
        <translation>{tree} änderte sich, während es kopiert wurde.</translation>
    </message>
    <message>
        <source>{tree} is not an environment alone: {what} lies in it. It is left alone.</source>
        <translation>{tree} ist nicht nur eine Umgebung: {what} liegt darin. Der Ordner bleibt unangetastet.</translation>
    </message>
    <message>
        <source>{tree} leads somewhere else, or a volume starts there, so it is left alone.</source>
        <translation>{tree} führt anderswohin, oder dort beginnt ein Laufwerk; darum bleibt es unangetastet.</translation>
    </message>
    <message>
        <source>{unit} has neither a pyvenv.cfg nor Roost&apos;s own mark, so it is left alone.</source>
        <translation>{unit} hat weder eine pyvenv.cfg noch das Zeichen von Roost, darum bleibt es unangetastet.</translation>
    </message>
    <message>
        <source>{where} may not be written: looking works, creating and moving do not.</source>
        <translation>{where} ist nicht beschreibbar: Lesen geht, Anlegen und Verschieben nicht.</translation>
    </message>
    <message>
        <source>{who} was creating it; waited for that</source>
        <translation>{who} legte sie an; darauf wurde gewartet</translation>
    </message>
    <message>
        <source>{words}; and {len} more</source>
        <translation>{words}; und {len} weitere</translation>
    </message>
    <message>
        <source>“{argv}” cannot be started: {error}.</source>
        <translation>„{argv}“ lässt sich nicht starten: {error}.</translation>
    </message>
    <message>
        <source>“{shown}” is neither a model folder, nor an HF id, nor the id of a legacy environment.</source>
        <translation>„{shown}“ ist weder ein Modellordner noch eine HF-ID noch die ID einer Altumgebung.</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Kind of environment</source>
        <translation>Art der Umgebung</translation>
    </message>
    <message>
        <source>New shared environment</source>
        <translation>Neue gemeinsame Umgebung</translation>
    </message>
    <message>
        <source>One environment for all models of this kind.</source>
        <translation>Eine Umgebung für alle Modelle dieser Art.</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>pip</source>
        <translation>pip</translation>
    </message>
    <message>
        <source>uv (fast)</source>
        <translation>uv (schnell)</translation>
    </message>
</context>
<context>
    <name>DetailsFeed</name>
    <message>
        <source>Explain</source>
        <translation>Begründen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>DetailsPages</name>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Migrate this…</source>
        <translation>Migrieren …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Environments of other tools are changed one at a time.</source>
        <translation>Umgebungen anderer Werkzeuge werden einzeln geändert.</translation>
    </message>
    <message>
        <source>Select an environment to see why it is used, and what is in it.</source>
        <translation>Eine Umgebung auswählen, um zu sehen, warum sie benutzt wird und was darin ist.</translation>
    </message>
</context>
<context>
    <name>DiskPage</name>
    <message>
        <source>Deleting frees, once purged</source>
        <translation>Löschen gibt nach dem Leeren frei</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Its packages</source>
        <translation>Ihre Pakete</translation>
    </message>
    <message>
        <source>Its size is being measured.</source>
        <translation>Ihre Größe wird gemessen.</translation>
    </message>
    <message>
        <source>Linked with others</source>
        <translation>Mit anderen geteilt</translation>
    </message>
    <message>
        <source>Moving it to the trash frees nothing yet: purging the trash does.</source>
        <translation>Verschieben in den Papierkorb gibt noch nichts frei: Erst das Leeren tut es.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf dem Laufwerk</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Anlegen …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Look deeper</source>
        <translation>Genauer prüfen</translation>
    </message>
    <message>
        <source>Looking; nothing is changed.</source>
        <translation>Es wird nachgesehen; nichts wird geändert.</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrieren …</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Problems: {problems}, warnings: {warnings}.</source>
        <translation>Probleme: {problems}, Warnungen: {warnings}.</translation>
    </message>
    <message>
        <source>Runs the Python of every environment</source>
        <translation>Startet das Python jeder Umgebung</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>In Ordnung bringen</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Papierkorb …</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>EmptyPane</name>
    <message>
        <source>One environment for many models</source>
        <translation>Eine Umgebung für viele Modelle</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Roost replaces a pile of per-model Python environments by a few shared ones and moves your models over by click. Nothing is lost on the way: what works keeps working, and every step can be undone.</source>
        <translation>Roost ersetzt den Stapel von Python-Umgebungen, eine je Modell, durch wenige gemeinsame und stellt Ihre Modelle per Klick um. Dabei geht nichts verloren: Was läuft, läuft weiter, und jeder Schritt lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Scan my drives…</source>
        <translation>Laufwerke durchsuchen …</translation>
    </message>
    <message>
        <source>The folder is the one that holds “environments” or “.envs”; you can also drop it here.</source>
        <translation>Gemeint ist der Ordner, der „environments“ oder „.envs“ enthält; Sie können ihn auch hierher ziehen.</translation>
    </message>
    <message>
        <source>Try a sample workspace</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Summary of the migration</source>
        <translation>Zusammenfassung der Migration</translation>
    </message>
</context>
<context>
    <name>FiguresPane</name>
    <message>
        <source>Legacy</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Nettogewinn</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>after purge</source>
        <translation>nach Leeren</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>one model each</source>
        <translation>je ein Modell</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Check now (runs its Python)</source>
        <translation>Jetzt prüfen (startet ihr Python)</translation>
    </message>
    <message>
        <source>Checked deeply {when}.</source>
        <translation>Genau geprüft {when}.</translation>
    </message>
    <message>
        <source>Expected: {what}</source>
        <translation>Erwartet: {what}</translation>
    </message>
    <message>
        <source>Not checked yet: only looked at from outside, nothing was run.</source>
        <translation>Noch nicht geprüft: nur von außen angesehen, nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Was das heißt</translation>
    </message>
    <message>
        <source>What {code} means</source>
        <translation>Was {code} heißt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>For app authors</source>
        <translation>Für App-Entwickler</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Modelle umstellen</translation>
    </message>
    <message>
        <source>Quick guide</source>
        <translation>Kurzanleitung</translation>
    </message>
    <message>
        <source>Technical notes</source>
        <translation>Technische Hinweise</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Problemlösung</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>A support file of {when}, by Roost {version}: look, change nothing.</source>
        <translation>Eine Support-Datei vom {when}, von Roost {version}: nur ansehen, nichts ändern.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Neu entscheiden</translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation>Support-Datei speichern</translation>
    </message>
    <message>
        <source>Saved. Look at it before you send it: {path}</source>
        <translation>Gespeichert. Sehen Sie sich die Datei an, bevor Sie sie senden: {path}</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>Support-Datei</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Der Befehl wurde kopiert.</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>In Ordnung bringen</translation>
    </message>
</context>
<context>
    <name>Historian</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing has been done here yet.</source>
        <translation>Hier wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>Nothing of that was done here.</source>
        <translation>Davon wurde hier nichts getan.</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Search: environment, outcome, words of the log</source>
        <translation>Suche: Umgebung, Ergebnis, Wörter des Protokolls</translation>
    </message>
    <message>
        <source>Select a line to see its plan, result and log.</source>
        <translation>Eine Zeile auswählen, um Plan, Ergebnis und Protokoll zu sehen.</translation>
    </message>
    <message>
        <source>The whole of it</source>
        <translation>Alles darüber</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What was done here</source>
        <translation>Was hier getan wurde</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Nothing was done to it with Roost so far.</source>
        <translation>An dieser Umgebung hat Roost bisher nichts geändert.</translation>
    </message>
    <message>
        <source>Plans, results and logs…</source>
        <translation>Pläne, Ergebnisse, Protokolle …</translation>
    </message>
</context>
<context>
    <name>JobWidget</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel {job}</source>
        <translation>{job} abbrechen</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Mitlaufen</translation>
    </message>
    <message>
        <source>Job of the log</source>
        <translation>Auftrag des Protokolls</translation>
    </message>
    <message>
        <source>Level of the log</source>
        <translation>Stufe des Protokolls</translation>
    </message>
    <message>
        <source>Lines of running jobs appear here.</source>
        <translation>Hier erscheinen die Zeilen laufender Aufträge.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <translation>Protokoll speichern …</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokollsuche</translation>
    </message>
    <message>
        <source>Steps only</source>
        <translation>Nur Schritte</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Copy {path}</source>
        <translation>{path} kopieren</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of {path}</source>
        <translation>Ordner von {path} öffnen</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Carry out the plan that is shown</source>
        <translation>Den gezeigten Plan ausführen</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>Alles prüfen …</translation>
    </message>
    <message>
        <source>Clear the filter, close a dialog</source>
        <translation>Filter leeren, Dialog schließen</translation>
    </message>
    <message>
        <source>Copied as text, without private names.</source>
        <translation>Als Text kopiert, ohne private Namen.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy screenshot</source>
        <translation>Bildschirmfoto kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the table by what you type</source>
        <translation>Die Tabelle nach dem Getippten filtern</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach neuer Version suchen</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menü der Zeile</translation>
    </message>
    <message>
        <source>Migrate what is selected</source>
        <translation>Ausgewähltes migrieren</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Modelle umstellen</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Picture copied, without private names.</source>
        <translation>Bild kopiert, ohne private Namen.</translation>
    </message>
    <message>
        <source>Quick guide</source>
        <translation>Kurzanleitung</translation>
    </message>
    <message>
        <source>Scan my drives…</source>
        <translation>Laufwerke durchsuchen …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Support file…</source>
        <translation>Support-Datei …</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Papierkorb …</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Problemlösung</translation>
    </message>
    <message>
        <source>Try a sample workspace</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Was den Platz belegt</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Buchstaben</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>No model is known to use this environment.</source>
        <translation>Es ist kein Modell bekannt, das diese Umgebung benutzt.</translation>
    </message>
    <message>
        <source>Pin here</source>
        <translation>Hier anheften</translation>
    </message>
    <message>
        <source>Pin {model} here</source>
        <translation>{model} hier anheften</translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message>
        <source>It was announced at {place}.</source>
        <translation>Angekündigt unter {place}.</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach neuer Version suchen</translation>
    </message>
    <message>
        <source>Roost {version} is there; this is {ours}.</source>
        <translation>Roost {version} ist verfügbar; dies ist {ours}.</translation>
    </message>
    <message>
        <source>There is no newer version than {ours}.</source>
        <translation>Es gibt keine neuere Version als {ours}.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Another workspace is opened when it has ended, or without it.</source>
        <translation>Ein anderer Arbeitsbereich wird geöffnet, wenn das beendet ist, oder ohne es.</translation>
    </message>
    <message>
        <source>Cancel and open</source>
        <translation>Abbrechen und öffnen</translation>
    </message>
    <message>
        <source>Drop the folder that holds “environments” or “.envs”, or a support file.</source>
        <translation>Ziehen Sie den Ordner hierher, der „environments“ oder „.envs“ enthält, oder eine Support-Datei.</translation>
    </message>
    <message>
        <source>Look at what was dropped</source>
        <translation>Ansehen, was hierher gezogen wurde</translation>
    </message>
    <message>
        <source>{job}: still running.</source>
        <translation>{job}: läuft noch.</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} ist kein Ordner.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Free each one before the next (no undo)</source>
        <translation>Jede vor der nächsten freigeben (ohne Rückgängig)</translation>
    </message>
    <message>
        <source>How missing shared environments are made</source>
        <translation>Wie fehlende gemeinsame Umgebungen entstehen</translation>
    </message>
    <message>
        <source>Missing ones: always built</source>
        <translation>Fehlende: immer bauen</translation>
    </message>
    <message>
        <source>Missing ones: built; by rename if short</source>
        <translation>Fehlende: bauen; umbenennen, wenn der Platz fehlt</translation>
    </message>
    <message>
        <source>Missing ones: by copy, no download</source>
        <translation>Fehlende: kopieren, ohne Download</translation>
    </message>
    <message>
        <source>Missing ones: by rename, no download</source>
        <translation>Fehlende: umbenennen, ohne Download</translation>
    </message>
    <message>
        <source>Models may run code of their own when proved</source>
        <translation>Modelle dürfen beim Prüfen eigenen Code ausführen</translation>
    </message>
    <message>
        <source>Use rename</source>
        <translation>Umbenennen nutzen</translation>
    </message>
</context>
<context>
    <name>OtherDetails</name>
    <message>
        <source>Choose an environment to see what it is. Nothing of it is run.</source>
        <translation>Eine Umgebung auswählen, um zu sehen, was sie ist. Nichts davon wird gestartet.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts ausgewählt</translation>
    </message>
</context>
<context>
    <name>OtherOverview</name>
    <message>
        <source>If you delete it</source>
        <translation>Wenn Sie sie löschen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>Others</name>
    <message>
        <source>Environments of other tools</source>
        <translation>Umgebungen anderer Werkzeuge</translation>
    </message>
    <message>
        <source>Look at other tools</source>
        <translation>Andere Werkzeuge untersuchen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Deleting frees</source>
        <translation>Löschen gibt frei</translation>
    </message>
    <message>
        <source>In use by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>Zieht um nach</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Why this environment</source>
        <translation>Warum diese Umgebung</translation>
    </message>
    <message>
        <source>a running program</source>
        <translation>ein laufendes Programm</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>PackageSearch</name>
    <message>
        <source>Look at packages</source>
        <translation>Pakete ansehen</translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Search packages</source>
        <translation>Pakete suchen</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Adopt</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Blocked: stays as it is</source>
        <translation>Blockiert: bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Each model gets the shared environment first and is checked in it. Only then its old folder goes to the trash, from where Undo brings it back.</source>
        <translation>Jedes Modell bekommt zuerst die gemeinsame Umgebung und wird darin geprüft. Erst dann kommt sein alter Ordner in den Papierkorb, aus dem „Rückgängig“ ihn zurückholt.</translation>
    </message>
    <message>
        <source>Free the space</source>
        <translation>Platz freigeben</translation>
    </message>
    <message>
        <source>Frees after purge</source>
        <translation>Frei nach dem Leeren</translation>
    </message>
    <message>
        <source>It is copied, compared and started once at its new place; then a link takes its place here, and what was here goes to the trash.</source>
        <translation>Sie wird kopiert, verglichen und am neuen Ort einmal gestartet; dann tritt hier ein Link an ihre Stelle, und was hier war, kommt in den Papierkorb.</translation>
    </message>
    <message>
        <source>It moves to the trash, from where Undo brings it back unchanged. The space comes back when the trash is emptied.</source>
        <translation>Sie kommt in den Papierkorb, aus dem „Rückgängig“ sie unverändert zurückholt. Der Platz wird frei, wenn der Papierkorb geleert wird.</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>Migrieren</translation>
    </message>
    <message>
        <source>Migrate {name}</source>
        <translation>{name} migrieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Needs first</source>
        <translation>Zuerst nötig</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Nettogewinn</translation>
    </message>
    <message>
        <source>Nothing that exists is touched until the new one is healthy.</source>
        <translation>Nichts Bestehendes wird angerührt, bis die neue intakt ist.</translation>
    </message>
    <message>
        <source>Peak space</source>
        <translation>Spitzenbedarf</translation>
    </message>
    <message>
        <source>Takes about</source>
        <translation>Dauert etwa</translation>
    </message>
    <message>
        <source>The bytes are freed at once. This cannot be undone.</source>
        <translation>Der Platz wird sofort frei. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The original is read and never changed. Deleting it here takes it back.</source>
        <translation>Das Original wird gelesen und nie geändert. Hier gelöscht, bleibt es selbst unberührt.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>They move to the trash, from where Undo brings them back unchanged. The space comes back when the trash is emptied.</source>
        <translation>Sie kommen in den Papierkorb, aus dem „Rückgängig“ sie unverändert zurückholt. Der Platz wird frei, wenn der Papierkorb geleert wird.</translation>
    </message>
    <message>
        <source>Used by: {names}</source>
        <translation>Benutzt von: {names}</translation>
    </message>
    <message>
        <source>What happens, path by path</source>
        <translation>Was geschieht, Pfad für Pfad</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>gibt {size} frei</translation>
    </message>
    <message>
        <source>needs {size}</source>
        <translation>braucht {size}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>to {key}</source>
        <translation>nach {key}</translation>
    </message>
    <message>
        <source>{what}?</source>
        <translation>{what}?</translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Environments and where they move</source>
        <translation>Umgebungen und wohin sie umziehen</translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>Zurück zur Tabelle (Esc)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Carry out the plan that is shown (Ctrl+Enter)</source>
        <translation>Den gezeigten Plan ausführen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Copy summary</source>
        <translation>Zusammenfassung kopieren</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Mark none</source>
        <translation>Keine auswählen</translation>
    </message>
    <message>
        <source>Migrate {n}</source>
        <translation>{n} migrieren</translation>
    </message>
    <message>
        <source>Migrate {n} and free the space</source>
        <translation>{n} migrieren und Platz freigeben</translation>
    </message>
    <message>
        <source>Move to shared environments</source>
        <translation>Auf gemeinsame Umgebungen umstellen</translation>
    </message>
    <message>
        <source>No plan could be made.</source>
        <translation>Es ließ sich kein Plan erstellen.</translation>
    </message>
    <message>
        <source>Progress of the migration</source>
        <translation>Fortschritt der Migration</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Stop after the current one</source>
        <translation>Nach der aktuellen anhalten</translation>
    </message>
    <message>
        <source>Stops after the current one</source>
        <translation>Hält nach der aktuellen an</translation>
    </message>
    <message>
        <source>There is no legacy environment here any more.</source>
        <translation>Hier gibt es keine Altumgebung mehr.</translation>
    </message>
    <message>
        <source>about {size} back</source>
        <translation>etwa {size} zurück</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>downloads {size}</source>
        <translation>lädt {size} herunter</translation>
    </message>
    <message>
        <source>net gain {size} after purge</source>
        <translation>netto {size} nach dem Leeren</translation>
    </message>
    <message>
        <source>takes about {time}</source>
        <translation>dauert etwa {time}</translation>
    </message>
    <message>
        <source>{n} of {m} marked</source>
        <translation>{n} von {m} ausgewählt</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Something went wrong in Roost itself</source>
        <translation>In Roost selbst ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Your environments are not affected: every change is journalled and is undone or completed at the next start. Please send this report.</source>
        <translation>Ihre Umgebungen sind nicht betroffen: Jede Änderung wird mitgeschrieben und beim nächsten Start zurückgenommen oder abgeschlossen. Bitte senden Sie diesen Bericht.</translation>
    </message>
</context>
<context>
    <name>Roost</name>
    <message>
        <source>(an upgrade of the system may pull it away)</source>
        <translation>(ein System-Upgrade kann es entfernen)</translation>
    </message>
    <message>
        <source>+{size} shared</source>
        <translation>+{size} geteilt</translation>
    </message>
    <message>
        <source>A dedicated environment for {what}</source>
        <translation>Eine eigene Umgebung für {what}</translation>
    </message>
    <message>
        <source>A terminal with this environment activated</source>
        <translation>Ein Terminal, in dem diese Umgebung aktiviert ist</translation>
    </message>
    <message>
        <source>Accept the change</source>
        <translation>Änderung annehmen</translation>
    </message>
    <message>
        <source>Accept the change of {what}</source>
        <translation>Änderung von {what} annehmen</translation>
    </message>
    <message>
        <source>Accepted as it is now.</source>
        <translation>So angenommen, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>Add package…</source>
        <translation>Paket hinzufügen …</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>{what} hinzufügen</translation>
    </message>
    <message>
        <source>Adopt {what}</source>
        <translation>{what} übernehmen</translation>
    </message>
    <message>
        <source>Adopted.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>Adopt…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <source>Another one that fits?</source>
        <translation>Eine andere, die passt?</translation>
    </message>
    <message>
        <source>Another process creating it?</source>
        <translation>Baut sie ein anderer Prozess?</translation>
    </message>
    <message>
        <source>Another shared environment fits this model as well, and is used.</source>
        <translation>Eine andere gemeinsame Umgebung passt ebenso zu diesem Modell und wird benutzt.</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>Rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Base Python</source>
        <translation>Basis-Python</translation>
    </message>
    <message>
        <source>Bring back from the trash</source>
        <translation>Aus dem Papierkorb zurückholen</translation>
    </message>
    <message>
        <source>Bring back what was last put in the trash</source>
        <translation>Zurückholen, was zuletzt in den Papierkorb kam</translation>
    </message>
    <message>
        <source>Bring back {what}</source>
        <translation>{what} zurückholen</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>Wird zurückgeholt</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Build a new shared environment</source>
        <translation>Eine neue gemeinsame Umgebung bauen</translation>
    </message>
    <message>
        <source>Build a shared environment from a profile</source>
        <translation>Eine gemeinsame Umgebung aus einem Profil bauen</translation>
    </message>
    <message>
        <source>Build it anew beside itself, then switch</source>
        <translation>Daneben neu bauen, dann umschalten</translation>
    </message>
    <message>
        <source>Building the sample</source>
        <translation>Beispiel wird gebaut</translation>
    </message>
    <message>
        <source>Built for the right accelerator</source>
        <translation>Für den richtigen Beschleuniger gebaut</translation>
    </message>
    <message>
        <source>CPU only: no GPU found</source>
        <translation>Nur CPU: keine GPU gefunden</translation>
    </message>
    <message>
        <source>CUDA available</source>
        <translation>CUDA verfügbar</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check {name}</source>
        <translation>{name} prüfen</translation>
    </message>
    <message>
        <source>Check {what}?</source>
        <translation>{what} prüfen?</translation>
    </message>
    <message>
        <source>Checking that it works</source>
        <translation>Umgebung wird geprüft</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Prüfen …</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen …</translation>
    </message>
    <message>
        <source>Cleaned up: {size} freed.</source>
        <translation>Aufgeräumt: {size} freigegeben.</translation>
    </message>
    <message>
        <source>Compiling bytecode</source>
        <translation>Bytecode wird erzeugt</translation>
    </message>
    <message>
        <source>Copy the Python path</source>
        <translation>Python-Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the facts</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>Copy the package list</source>
        <translation>Paketliste kopieren</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Create {what}</source>
        <translation>{what} anlegen</translation>
    </message>
    <message>
        <source>Created.</source>
        <translation>Angelegt.</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Im Aufbau</translation>
    </message>
    <message>
        <source>Creating the environment</source>
        <translation>Umgebung wird angelegt</translation>
    </message>
    <message>
        <source>Dedicated environment…</source>
        <translation>Eigene Umgebung …</translation>
    </message>
    <message>
        <source>Dedupe…</source>
        <translation>Gleiche Dateien teilen …</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {what}</source>
        <translation>{what} löschen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Deleting frees</source>
        <translation>Löschen gibt frei</translation>
    </message>
    <message>
        <source>Deleting frees it, once purged</source>
        <translation>Löschen gibt es nach dem Leeren frei</translation>
    </message>
    <message>
        <source>Done: every file stands on its own.</source>
        <translation>Fertig: Jede Datei steht für sich.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Downloads kept by {tool}</source>
        <translation>Downloads von {tool}</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Environment of a project</source>
        <translation>Umgebung eines Projekts</translation>
    </message>
    <message>
        <source>Environment of one tool</source>
        <translation>Umgebung eines Werkzeugs</translation>
    </message>
    <message>
        <source>Environment settings (pyvenv.cfg)</source>
        <translation>Einstellungen der Umgebung (pyvenv.cfg)</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Extend the shared one</source>
        <translation>Die gemeinsame erweitern</translation>
    </message>
    <message>
        <source>Facts copied.</source>
        <translation>Angaben kopiert.</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Fehlgeschlagen: {why}</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Fetching Python</source>
        <translation>Python wird geholt</translation>
    </message>
    <message>
        <source>Files of {name}</source>
        <translation>Dateien von {name}</translation>
    </message>
    <message>
        <source>Folder for {what}</source>
        <translation>Ordner für {what}</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Jetzt frei</translation>
    </message>
    <message>
        <source>Free the space</source>
        <translation>Platz freigeben</translation>
    </message>
    <message>
        <source>Free the space of {what}</source>
        <translation>Platz von {what} freigeben</translation>
    </message>
    <message>
        <source>Freeing the space</source>
        <translation>Platz wird freigegeben</translation>
    </message>
    <message>
        <source>Frees</source>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>From {address}</source>
        <translation>Von {address}</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Intakt</translation>
    </message>
    <message>
        <source>Import of {name}</source>
        <translation>Import von {name}</translation>
    </message>
    <message>
        <source>In part: {why}</source>
        <translation>Teilweise: {why}</translation>
    </message>
    <message>
        <source>In the target</source>
        <translation>Im Ziel</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>In use by {names}</source>
        <translation>Benutzt von {names}</translation>
    </message>
    <message>
        <source>Install more into this shared environment, for all its models</source>
        <translation>Mehr in diese gemeinsame Umgebung installieren, für alle ihre Modelle</translation>
    </message>
    <message>
        <source>Installing packages</source>
        <translation>Pakete werden installiert</translation>
    </message>
    <message>
        <source>It becomes a legacy environment of this workspace. The original stays.</source>
        <translation>Sie wird eine Altumgebung dieses Arbeitsbereichs. Das Original bleibt.</translation>
    </message>
    <message>
        <source>It belongs to {app}, which will not start without it. Better remove it through {app}; Roost asks for the name of the app first, then moves it to the trash.</source>
        <translation>Sie gehört zu {app}, und ohne sie startet {app} nicht. Besser entfernen Sie sie mit {app}; Roost fragt erst nach dem Namen der App und legt sie dann in den Papierkorb.</translation>
    </message>
    <message>
        <source>It is used although it does not have all that the model needs.</source>
        <translation>Sie wird benutzt, obwohl sie nicht alles hat, was das Modell braucht.</translation>
    </message>
    <message>
        <source>Its files go to another drive; a link stays, so every path works as before</source>
        <translation>Ihre Dateien kommen auf ein anderes Laufwerk; ein Link bleibt, und alle Pfade gelten weiter</translation>
    </message>
    <message>
        <source>Its legacy environment stays, and its model goes on using it.</source>
        <translation>Die Altumgebung bleibt, und ihr Modell benutzt sie weiter.</translation>
    </message>
    <message>
        <source>Its model gets a shared environment for itself alone</source>
        <translation>Ihr Modell bekommt eine gemeinsame Umgebung für sich allein</translation>
    </message>
    <message>
        <source>Its model gets a shared environment for itself alone.</source>
        <translation>Ihr Modell bekommt eine gemeinsame Umgebung für sich allein.</translation>
    </message>
    <message>
        <source>Its own, but copied on write elsewhere</source>
        <translation>Eigene, anderswo per Copy-on-Write geteilt</translation>
    </message>
    <message>
        <source>Its size is {size}: {linked} of that is linked from elsewhere, and stays there.</source>
        <translation>Seine Größe ist {size}: {linked} davon sind auch anderswo verlinkt und bleiben dort.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Layer over another environment</source>
        <translation>Schicht über einer anderen Umgebung</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen, wie sie ist</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Legacy as last resort</source>
        <translation>Altumgebung als Notbehelf</translation>
    </message>
    <message>
        <source>Legacy environment healthy?</source>
        <translation>Altumgebung intakt?</translation>
    </message>
    <message>
        <source>Legacy · fallback</source>
        <translation>Alt · Ersatz</translation>
    </message>
    <message>
        <source>Let equal files of all environments share their space; nothing is deleted</source>
        <translation>Gleiche Dateien aller Umgebungen teilen sich den Platz; nichts wird gelöscht</translation>
    </message>
    <message>
        <source>Let uv fetch a Python of its own: {version}{size}</source>
        <translation>uv ein eigenes Python holen lassen: {version}{size}</translation>
    </message>
    <message>
        <source>Linked between several, counted once</source>
        <translation>Von mehreren geteilt, einmal gezählt</translation>
    </message>
    <message>
        <source>Linked with others</source>
        <translation>Mit anderen geteilt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Look at the workspace again</source>
        <translation>Den Arbeitsbereich neu einlesen</translation>
    </message>
    <message>
        <source>Look for equal files</source>
        <translation>Gleiche Dateien suchen</translation>
    </message>
    <message>
        <source>Looking at environments</source>
        <translation>Umgebungen werden untersucht</translation>
    </message>
    <message numerus="yes">
        <source>Looking at {n} environments…</source>
        <extracomment>One: Looking at {n} environment…</extracomment>
        <translation>
            <numerusform>{n} Umgebung wird untersucht …</numerusform>
            <numerusform>{n} Umgebungen werden untersucht …</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a shared one of it…</source>
        <translation>Eine gemeinsame daraus machen …</translation>
    </message>
    <message>
        <source>Make it a legacy environment of this workspace</source>
        <translation>Zur Altumgebung dieses Arbeitsbereichs machen</translation>
    </message>
    <message>
        <source>Make the shared environment out of this one, without a download</source>
        <translation>Aus dieser Umgebung die gemeinsame machen, ohne Download</translation>
    </message>
    <message>
        <source>Measure the packages</source>
        <translation>Paketgrößen messen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>Metadata of {name}</source>
        <translation>Metadaten von {name}</translation>
    </message>
    <message numerus="yes">
        <source>Migrate {n} environments</source>
        <extracomment>One: Migrate {n} environment</extracomment>
        <translation>
            <numerusform>{n} Umgebung migrieren</numerusform>
            <numerusform>{n} Umgebungen migrieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrate {what}</source>
        <translation>{what} migrieren</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrieren …</translation>
    </message>
    <message>
        <source>Model: {names}</source>
        <translation>Modell: {names}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Move its files to another drive; a link stays</source>
        <translation>Dateien auf ein anderes Laufwerk verschieben; ein Link bleibt</translation>
    </message>
    <message>
        <source>Move its model to a shared environment</source>
        <translation>Ihr Modell auf eine gemeinsame Umgebung umstellen</translation>
    </message>
    <message>
        <source>Move its model to the shared one, then this folder to the trash</source>
        <translation>Modell auf die gemeinsame umstellen, dann den Ordner in den Papierkorb</translation>
    </message>
    <message>
        <source>Move its model to the shared one; this folder stays</source>
        <translation>Modell auf die gemeinsame umstellen; der Ordner bleibt</translation>
    </message>
    <message>
        <source>Move models from legacy environments to shared ones</source>
        <translation>Modelle von Altumgebungen auf gemeinsame umstellen</translation>
    </message>
    <message>
        <source>Move to another drive…</source>
        <translation>Auf anderes Laufwerk verschieben …</translation>
    </message>
    <message>
        <source>Move to the trash (can be undone)</source>
        <translation>In den Papierkorb (lässt sich rückgängig machen)</translation>
    </message>
    <message>
        <source>Move to the trash; can be undone</source>
        <translation>In den Papierkorb; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Move {what} to another drive</source>
        <translation>{what} auf ein anderes Laufwerk verschieben</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Umgezogen</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Zieht um</translation>
    </message>
    <message>
        <source>Moves, its folder stays</source>
        <translation>Zieht um, Ordner bleibt</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Modelle werden umgestellt</translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>Wird in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Zieht um …</translation>
    </message>
    <message>
        <source>Net gain after purge</source>
        <translation>Netto nach dem Leeren</translation>
    </message>
    <message>
        <source>New shared env…</source>
        <translation>Neue Umgebung …</translation>
    </message>
    <message>
        <source>No Python here fits yet.</source>
        <translation>Hier passt noch kein Python.</translation>
    </message>
    <message>
        <source>No app or project claims it: it goes to the trash, and can be undone.</source>
        <translation>Keine App und kein Projekt beansprucht sie: Sie kommt in den Papierkorb, und das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>No healthy environment could be had, so this one is the last resort.</source>
        <translation>Eine intakte Umgebung war nicht zu haben; diese ist der Notbehelf.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Not checked yet: looking deeper runs its Python, so Roost waits for your click.</source>
        <translation>Noch nicht geprüft: „Genauer prüfen“ startet ihr Python, darum wartet Roost auf Ihren Klick.</translation>
    </message>
    <message>
        <source>Not in the target, and nothing says it is needed: {names}</source>
        <translation>Nicht im Ziel, und nichts weist darauf hin, dass es nötig ist: {names}</translation>
    </message>
    <message>
        <source>Not in the target, and {wanted} for its model: {name} {version} {why}</source>
        <translation>Nicht im Ziel und für ihr Modell {wanted}: {name} {version} {why}</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged.</source>
        <translation>Nichts hiervon gilt als frei, bis es endgültig gelöscht ist.</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged: that frees at least {size}.</source>
        <translation>Nichts hiervon gilt als frei, bis es endgültig gelöscht ist: Das gibt mindestens {size} frei.</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged: that frees {size}.</source>
        <translation>Nichts hiervon gilt als frei, bis es endgültig gelöscht ist: Das gibt {size} frei.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Of one environment alone</source>
        <translation>Von einer Umgebung allein</translation>
    </message>
    <message>
        <source>Old trash, leftovers, superseded and unused environments, download caches</source>
        <translation>Alter Papierkorb, Reste, abgelöste und unbenutzte Umgebungen, Download-Caches</translation>
    </message>
    <message>
        <source>On Python {version}, {path}</source>
        <translation>Auf Python {version}, {path}</translation>
    </message>
    <message>
        <source>One of its own</source>
        <translation>Eine eigene</translation>
    </message>
    <message>
        <source>Open a terminal here</source>
        <translation>Terminal hier öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open or make a workspace first</source>
        <translation>Erst einen Arbeitsbereich öffnen oder anlegen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Other environments build on it, so Roost never removes it.</source>
        <translation>Andere Umgebungen bauen darauf auf, darum entfernt Roost sie nie.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Package list copied.</source>
        <translation>Paketliste kopiert.</translation>
    </message>
    <message>
        <source>Package {name}</source>
        <translation>Paket {name}</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Peak space</source>
        <translation>Spitzenbedarf</translation>
    </message>
    <message>
        <source>Pin its model here</source>
        <translation>Modell hier anheften</translation>
    </message>
    <message>
        <source>Pin {model}</source>
        <translation>{model} anheften</translation>
    </message>
    <message>
        <source>Pinned by you?</source>
        <translation>Von Ihnen angeheftet?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan: {what}</source>
        <translation>Plan: {what}</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Wird geplant</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Promote to shared…</source>
        <translation>Zur gemeinsamen machen …</translation>
    </message>
    <message>
        <source>Promote {what}</source>
        <translation>{what} zur gemeinsamen machen</translation>
    </message>
    <message>
        <source>Proving the model</source>
        <translation>Das Modell wird geprüft</translation>
    </message>
    <message>
        <source>Purging the trash frees at least {size}.</source>
        <translation>Den Papierkorb zu leeren gibt mindestens {size} frei.</translation>
    </message>
    <message>
        <source>Purging the trash frees {size}.</source>
        <translation>Den Papierkorb zu leeren gibt {size} frei.</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>Wird eingesetzt</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Python-Interpreter</translation>
    </message>
    <message>
        <source>Python path copied.</source>
        <translation>Python-Pfad kopiert.</translation>
    </message>
    <message>
        <source>Python that others build on</source>
        <translation>Python, auf dem andere aufbauen</translation>
    </message>
    <message>
        <source>Read the profiles</source>
        <translation>Profile lesen</translation>
    </message>
    <message>
        <source>Rebuild beside the old one, then switch</source>
        <translation>Neben der alten neu bauen, dann umschalten</translation>
    </message>
    <message>
        <source>Rebuild it from its lock: what was changed since is undone</source>
        <translation>Aus der Lock-Datei neu bauen: Was seither geändert wurde, wird zurückgenommen</translation>
    </message>
    <message>
        <source>Relocating</source>
        <translation>Pfade werden angepasst</translation>
    </message>
    <message>
        <source>Remove an environment of {app}?</source>
        <translation>Eine Umgebung von {app} entfernen?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Repair {what}</source>
        <translation>{what} reparieren</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren …</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Resolving packages</source>
        <translation>Pakete werden aufgelöst</translation>
    </message>
    <message>
        <source>Restore {what}</source>
        <translation>{what} wiederherstellen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Run its Python</source>
        <translation>Ihr Python starten</translation>
    </message>
    <message>
        <source>Run its Python and import what it is for</source>
        <translation>Ihr Python starten und importieren, wofür sie da ist</translation>
    </message>
    <message>
        <source>Running your command</source>
        <translation>Ihr Befehl läuft</translation>
    </message>
    <message>
        <source>See what can be cleaned up</source>
        <translation>Nachsehen, was sich aufräumen lässt</translation>
    </message>
    <message>
        <source>Separate shared files</source>
        <translation>Geteilte Dateien trennen</translation>
    </message>
    <message>
        <source>Share equal files</source>
        <translation>Gleiche Dateien teilen</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Shared environment healthy?</source>
        <translation>Gemeinsame Umgebung intakt?</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Abgelöst</translation>
    </message>
    <message>
        <source>The environment you pinned the model to cannot be used now.</source>
        <translation>Die Umgebung, an die Sie das Modell geheftet haben, ist jetzt nicht benutzbar.</translation>
    </message>
    <message>
        <source>The shared environment does not have all that this model needs.</source>
        <translation>Die gemeinsame Umgebung hat nicht alles, was dieses Modell braucht.</translation>
    </message>
    <message>
        <source>The shared environment does not have {names}, which this model needs.</source>
        <translation>Der gemeinsamen Umgebung fehlt, was dieses Modell braucht: {names}.</translation>
    </message>
    <message>
        <source>The shared environment does not work now. Rebuilding it helps.</source>
        <translation>Die gemeinsame Umgebung arbeitet jetzt nicht. Neu bauen hilft.</translation>
    </message>
    <message>
        <source>The shared environment has a version of {names} that this model cannot use.</source>
        <translation>Die gemeinsame Umgebung hat eine Version, die dieses Modell nicht benutzen kann: {names}.</translation>
    </message>
    <message>
        <source>The target holds everything it has.</source>
        <translation>Das Ziel enthält alles, was sie hat.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>This starts the environment&apos;s own Python and imports its libraries: its code runs. Do so only if you trust where it came from.</source>
        <translation>Das startet das Python der Umgebung und importiert ihre Bibliotheken: Ihr Code läuft. Tun Sie es nur, wenn Sie ihrer Herkunft vertrauen.</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Torch</translation>
    </message>
    <message>
        <source>Turn a legacy environment into the shared one, no download</source>
        <translation>Aus einer Altumgebung die gemeinsame machen, ohne Download</translation>
    </message>
    <message>
        <source>Unchanged since it was built</source>
        <translation>Seit dem Bau unverändert</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Used by: {names}</source>
        <translation>Benutzt von: {names}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Waiting for another process</source>
        <translation>Wartet auf einen anderen Prozess</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis er an der Reihe ist</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waits in the trash</source>
        <translation>Wartet im Papierkorb</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was sie ist</translation>
    </message>
    <message>
        <source>What it needs is added to the shared environment, for all its models.</source>
        <translation>Was es braucht, kommt in die gemeinsame Umgebung, für alle ihre Modelle.</translation>
    </message>
    <message>
        <source>What purging the trash frees is not known.</source>
        <translation>Was das Leeren des Papierkorbs freigibt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>What the target will hold is not known yet.</source>
        <translation>Was das Ziel enthalten wird, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>What to do about {name}</source>
        <translation>Was mit {name} geschehen soll</translation>
    </message>
    <message>
        <source>What was changed since it was built is to stay</source>
        <translation>Was seit dem Bau geändert wurde, soll bleiben</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Whether it works could not be found out. It is used all the same.</source>
        <translation>Ob sie arbeitet, war nicht herauszufinden. Sie wird trotzdem benutzt.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Your files: {names}</source>
        <translation>Eigene Dateien: {names}</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <extracomment>One: and {n} more</extracomment>
        <translation>
            <numerusform>und {n} weitere</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>at most {size}</source>
        <translation>höchstens {size}</translation>
    </message>
    <message>
        <source>because: {why}</source>
        <translation>weil: {why}</translation>
    </message>
    <message>
        <source>built first</source>
        <translation>wird zuerst gebaut</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>conflict: needs {what}</source>
        <translation>Konflikt: braucht {what}</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>downloads {size}</source>
        <translation>lädt {size} herunter</translation>
    </message>
    <message>
        <source>driver {version}</source>
        <translation>Treiber {version}</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>frees at least {size}</source>
        <translation>gibt mindestens {size} frei</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>gibt {size} frei</translation>
    </message>
    <message>
        <source>from {at} to {end}</source>
        <translation>von {at} bis {end}</translation>
    </message>
    <message>
        <source>has all of it</source>
        <translation>hat alles</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>in use: its folder stays</source>
        <translation>in Gebrauch: Ordner bleibt</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>lacks {names}</source>
        <translation>ohne {names}</translation>
    </message>
    <message>
        <source>lacks {names}; not known to be needed</source>
        <translation>ohne {names}; Bedarf nicht bekannt</translation>
    </message>
    <message>
        <source>made by copy, no download</source>
        <translation>durch Kopieren, ohne Download</translation>
    </message>
    <message>
        <source>made by rename, no download</source>
        <translation>durch Umbenennen, ohne Download</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>needs about {size}</source>
        <translation>braucht etwa {size}</translation>
    </message>
    <message>
        <source>needs {size}</source>
        <translation>braucht {size}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht getan</translation>
    </message>
    <message>
        <source>not known yet what it will hold</source>
        <translation>noch unbekannt, was darin sein wird</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>other {names}</source>
        <translation>anders: {names}</translation>
    </message>
    <message>
        <source>perhaps: {why}</source>
        <translation>vielleicht: {why}</translation>
    </message>
    <message>
        <source>rebuilt beside</source>
        <translation>wird daneben neu gebaut</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>required</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message numerus="yes">
        <source>used by {n} models</source>
        <extracomment>One: used by {n} model</extracomment>
        <translation>
            <numerusform>für {n} Modell</numerusform>
            <numerusform>für {n} Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>volume {number}: {size} in {n} environments</source>
        <extracomment>One: volume {number}: {size} in {n} environment</extracomment>
        <translation>
            <numerusform>Laufwerk {number}: {size} in {n} Umgebung</numerusform>
            <numerusform>Laufwerk {number}: {size} in {n} Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>will free {size}</source>
        <translation>gibt {size} frei</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>your files inside: its folder stays</source>
        <translation>eigene Dateien darin: Ordner bleibt</translation>
    </message>
    <message>
        <source>{app} removes it with its own command. Roost cannot bring it back.</source>
        <translation>{app} entfernt sie mit dem eigenen Befehl. Roost kann sie nicht zurückholen.</translation>
    </message>
    <message>
        <source>{app} will not start without it. The safer way is through {app} itself. To set it aside all the same (it can be undone), type the name of the app.</source>
        <translation>{app} startet ohne sie nicht. Sicherer ist der Weg über {app} selbst. Um sie trotzdem beiseitezulegen (lässt sich rückgängig machen), geben Sie den Namen der App ein.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} environments</source>
        <extracomment>One: {done} of {n} environment</extracomment>
        <translation>
            <numerusform>{done} von {n} Umgebung</numerusform>
            <numerusform>{done} von {n} Umgebungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} files</source>
        <extracomment>One: {done} of {n} file</extracomment>
        <translation>
            <numerusform>{done} von {n} Datei</numerusform>
            <numerusform>{done} von {n} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} packages</source>
        <extracomment>One: {done} of {n} package</extracomment>
        <translation>
            <numerusform>{done} von {n} Paket</numerusform>
            <numerusform>{done} von {n} Paketen</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>{n} broken</source>
        <extracomment>One: {n} broken</extracomment>
        <translation>
            <numerusform>{n} defekt</numerusform>
            <numerusform>{n} defekt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conflicts</source>
        <extracomment>One: {n} conflict</extracomment>
        <translation>
            <numerusform>{n} Konflikt</numerusform>
            <numerusform>{n} Konflikte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <extracomment>One: {n} day</extracomment>
        <translation>
            <numerusform>{n} Tag</numerusform>
            <numerusform>{n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} days ago</source>
        <extracomment>One: {n} day ago</extracomment>
        <translation>
            <numerusform>vor {n} Tag</numerusform>
            <numerusform>vor {n} Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decisions were made again here; {m} come out otherwise.</source>
        <extracomment>One: {n} decision was made again here; {m} come out otherwise.</extracomment>
        <translation>
            <numerusform>{n} Entscheidung wurde hier neu getroffen; anders ausgefallen: {m}.</numerusform>
            <numerusform>{n} Entscheidungen wurden hier neu getroffen; anders ausgefallen: {m}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} degraded</source>
        <extracomment>One: {n} degraded</extracomment>
        <translation>
            <numerusform>{n} eingeschränkt</numerusform>
            <numerusform>{n} eingeschränkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} differ</source>
        <extracomment>One: {n} differs</extracomment>
        <translation>
            <numerusform>{n} weicht ab</numerusform>
            <numerusform>{n} weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments</source>
        <extracomment>One: {n} environment</extracomment>
        <translation>
            <numerusform>{n} Umgebung</numerusform>
            <numerusform>{n} Umgebungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments found.</source>
        <extracomment>One: {n} environment found.</extracomment>
        <translation>
            <numerusform>{n} Umgebung gefunden.</numerusform>
            <numerusform>{n} Umgebungen gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments in trash</source>
        <extracomment>One: {n} environment in trash</extracomment>
        <translation>
            <numerusform>{n} Umgebung im Papierkorb</numerusform>
            <numerusform>{n} Umgebungen im Papierkorb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments selected: migrate, check or delete them together.</source>
        <extracomment>One: {n} environment selected.</extracomment>
        <translation>
            <numerusform>{n} Umgebung ausgewählt.</numerusform>
            <numerusform>{n} Umgebungen ausgewählt: zusammen migrieren, prüfen oder löschen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments. Sharing equal packages would save {size}.</source>
        <extracomment>One: {n} environment. Sharing equal packages would save {size}.</extracomment>
        <translation>
            <numerusform>{n} Umgebung. Gleiche Pakete zu teilen würde {size} sparen.</numerusform>
            <numerusform>{n} Umgebungen. Gleiche Pakete zu teilen würde {size} sparen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have equals elsewhere</source>
        <extracomment>One: {n} file has an equal elsewhere</extracomment>
        <translation>
            <numerusform>{n} Datei gibt es anderswo noch einmal</numerusform>
            <numerusform>{n} Dateien gibt es anderswo noch einmal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of yours are inside: {names}</source>
        <extracomment>One: A file of yours is inside: {names}</extracomment>
        <translation>
            <numerusform>Eine eigene Datei ist darin: {names}</numerusform>
            <numerusform>{n} eigene Dateien sind darin: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} folders · {folder}</source>
        <extracomment>One: {n} folder · {folder}</extracomment>
        <translation>
            <numerusform>{n} Ordner · {folder}</numerusform>
            <numerusform>{n} Ordner · {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message numerus="yes">
        <source>{n} hours ago</source>
        <extracomment>One: {n} hour ago</extracomment>
        <translation>
            <numerusform>vor {n} Stunde</numerusform>
            <numerusform>vor {n} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} in trash</source>
        <translation>{n} im Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>{n} jobs are still running</source>
        <extracomment>One: A job is still running</extracomment>
        <translation>
            <numerusform>Ein Auftrag läuft noch</numerusform>
            <numerusform>{n} Aufträge laufen noch</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} legacy → {m} shared</source>
        <translation>{n} alte → {m} gemeinsame</translation>
    </message>
    <message numerus="yes">
        <source>{n} lines are not shown; all of them are in the log file</source>
        <extracomment>One: {n} line is not shown; it is in the log file</extracomment>
        <translation>
            <numerusform>{n} Zeile wird nicht gezeigt; sie steht in der Protokolldatei</numerusform>
            <numerusform>{n} Zeilen werden nicht gezeigt; alle stehen in der Protokolldatei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} links inside go; what they point to stays: {names}</source>
        <extracomment>One: {n} link inside goes; what it points to stays: {names}</extracomment>
        <translation>
            <numerusform>{n} Link darin wird entfernt; worauf er zeigt, bleibt: {names}</numerusform>
            <numerusform>{n} Links darin werden entfernt; worauf sie zeigen, bleibt: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message numerus="yes">
        <source>{n} missing ones could be made by rename, without a download.</source>
        <extracomment>One: {n} missing one could be made by rename, without a download.</extracomment>
        <translation>
            <numerusform>{n} fehlende ließe sich durch Umbenennen anlegen, ohne Download.</numerusform>
            <numerusform>{n} fehlende ließen sich durch Umbenennen anlegen, ohne Download.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} months ago</source>
        <extracomment>One: {n} month ago</extracomment>
        <translation>
            <numerusform>vor {n} Monat</numerusform>
            <numerusform>vor {n} Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more waiting</source>
        <extracomment>One: {n} more waiting</extracomment>
        <translation>
            <numerusform>{n} weiterer wartet</numerusform>
            <numerusform>{n} weitere warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} not checked yet</source>
        <extracomment>One: {n} not checked yet</extracomment>
        <translation>
            <numerusform>{n} noch nicht geprüft</numerusform>
            <numerusform>{n} noch nicht geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} not checked yet: checking runs their Python</source>
        <extracomment>One: {n} not checked yet: checking runs its Python</extracomment>
        <translation>
            <numerusform>{n} noch nicht geprüft: Prüfen startet ihr Python</numerusform>
            <numerusform>{n} noch nicht geprüft: Prüfen startet ihr Python</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {m} move here</source>
        <translation>{n} von {m} ziehen hierher</translation>
    </message>
    <message numerus="yes">
        <source>{n} operations</source>
        <extracomment>One: {n} operation</extracomment>
        <translation>
            <numerusform>{n} Vorgang</numerusform>
            <numerusform>{n} Vorgänge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} packages</source>
        <extracomment>One: {n} package</extracomment>
        <translation>
            <numerusform>{n} Paket</numerusform>
            <numerusform>{n} Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} packages have another version</source>
        <extracomment>One: {n} package has another version</extracomment>
        <translation>
            <numerusform>{n} Paket hat eine andere Version</numerusform>
            <numerusform>{n} Pakete haben eine andere Version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} running</source>
        <extracomment>One: {n} running</extracomment>
        <translation>
            <numerusform>{n} läuft</numerusform>
            <numerusform>{n} laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message numerus="yes">
        <source>{n} stay as they are</source>
        <extracomment>One: {n} stays as it is</extracomment>
        <translation>
            <numerusform>{n} bleibt, wie sie ist</numerusform>
            <numerusform>{n} bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} superseded</source>
        <extracomment>One: {n} superseded</extracomment>
        <translation>
            <numerusform>{n} abgelöst</numerusform>
            <numerusform>{n} abgelöst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <extracomment>One: once</extracomment>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>{n}-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} years ago</source>
        <extracomment>One: {n} year ago</extracomment>
        <translation>
            <numerusform>vor {n} Jahr</numerusform>
            <numerusform>vor {n} Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/s</translation>
    </message>
    <message>
        <source>{size}  ({rest} is linked elsewhere)</source>
        <translation>{size}  ({rest} anderswo verlinkt)</translation>
    </message>
    <message>
        <source>{size} are free now; no environment has lost a file.</source>
        <translation>{size} sind jetzt frei; keine Umgebung hat eine Datei verloren.</translation>
    </message>
    <message>
        <source>{size} back</source>
        <translation>{size} zurück</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{volume}: promised {promised}, gained {gained}</source>
        <translation>{volume}: {promised} versprochen, {gained} gewonnen</translation>
    </message>
    <message>
        <source>{when} ({evidence})</source>
        <translation>{when} ({evidence})</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Across tools</source>
        <translation>Über Werkzeuge hinweg</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Choose where to look, then scan. Nothing found is run.</source>
        <translation>Auswählen, wo gesucht wird, dann suchen. Nichts Gefundenes wird gestartet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Environments of other tools</source>
        <translation>Umgebungen anderer Werkzeuge</translation>
    </message>
    <message>
        <source>Environments on this machine</source>
        <translation>Umgebungen auf diesem Rechner</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The places that tools use are always looked at; choose what else. Network drives are left out unless you add one, and nothing that is found is run or changed.</source>
        <translation>Die üblichen Orte der Werkzeuge werden immer durchsucht; wählen Sie aus, was noch. Netzlaufwerke bleiben außen vor, bis Sie eines hinzufügen; nichts Gefundenes wird gestartet oder geändert.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Drive {name}</source>
        <translation>Laufwerk {name}</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>Look for drives</source>
        <translation>Laufwerke suchen</translation>
    </message>
    <message>
        <source>Look through a folder</source>
        <translation>Einen Ordner durchsuchen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Scan for environments</source>
        <translation>Nach Umgebungen suchen</translation>
    </message>
    <message>
        <source>Stopped. What was found so far is shown.</source>
        <translation>Angehalten. Gezeigt wird, was bisher gefunden wurde.</translation>
    </message>
    <message>
        <source>Work out what sharing would save</source>
        <translation>Berechnen, was Teilen sparen würde</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Check {name}</source>
        <translation>{name} prüfen</translation>
    </message>
    <message>
        <source>Look at the machine</source>
        <translation>Den Rechner untersuchen</translation>
    </message>
    <message>
        <source>Look at the names</source>
        <translation>Namen einlesen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Nettogewinn</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Einlesen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accelerator</source>
        <translation>Beschleuniger</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>And until its model was started since</source>
        <translation>Und bis das Modell seither gestartet wurde</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Automatic: uv</source>
        <translation>Automatisch: uv</translation>
    </message>
    <message>
        <source>Automatic: what this machine runs</source>
        <translation>Automatisch: was auf diesem Rechner läuft</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compact rows: one line for each environment</source>
        <translation>Kompakte Zeilen: eine Zeile je Umgebung</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Keep in the trash</source>
        <translation>Im Papierkorb behalten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Lines shown in the log</source>
        <translation>Im Protokoll gezeigte Zeilen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Mirror of managed Pythons</source>
        <translation>Mirror für verwaltete Pythons</translation>
    </message>
    <message>
        <source>Package index</source>
        <translation>Paketindex</translation>
    </message>
    <message>
        <source>Package index to use instead</source>
        <translation>Paketindex, der stattdessen gilt</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Python mirror</source>
        <translation>Python-Mirror</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Steps only</source>
        <translation>Nur Schritte</translation>
    </message>
    <message>
        <source>Tell me when a long job has ended</source>
        <translation>Melden, wenn ein langer Auftrag beendet ist</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>These lie in the workspace itself, in .envs/settings.toml.</source>
        <translation>Diese Einstellungen liegen im Arbeitsbereich selbst, in .envs/settings.toml.</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>Dieser Arbeitsbereich</translation>
    </message>
    <message>
        <source>empty: as pip is configured</source>
        <translation>leer: wie pip eingestellt ist</translation>
    </message>
    <message>
        <source>empty: where uv looks by itself</source>
        <translation>leer: wo uv selbst sucht</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>the days alone count</source>
        <translation>nur die Tage zählen</translation>
    </message>
    <message>
        <source>… and until started</source>
        <translation>… und bis gestartet</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save the settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SeveralPane</name>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Deleting them frees at least {size}.</source>
        <translation>Sie zu löschen gibt mindestens {size} frei.</translation>
    </message>
</context>
<context>
    <name>SharingDialog</name>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dedupe</source>
        <translation>Gleiche Dateien teilen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Every file stands on its own again; needs the space</source>
        <translation>Jede Datei steht wieder für sich; braucht den Platz</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Frees up to</source>
        <translation>Gibt frei bis zu</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>Ausgelassen: {why}</translation>
    </message>
    <message>
        <source>Let equal files share their space?</source>
        <translation>Gleiche Dateien den Platz teilen lassen?</translation>
    </message>
    <message>
        <source>Nothing is deleted and every path stays. Contents are compared byte for byte first; what is equal is then kept once on the disk.</source>
        <translation>Nichts wird gelöscht, und jeder Pfad bleibt. Inhalte werden erst Byte für Byte verglichen; Gleiches liegt danach nur einmal auf dem Laufwerk.</translation>
    </message>
    <message>
        <source>Share them</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Take back the last one</source>
        <translation>Letztes Teilen zurücknehmen</translation>
    </message>
    <message>
        <source>The environments have no files in common that could still be shared.</source>
        <translation>Die Umgebungen haben keine gleichen Dateien mehr, die sich noch teilen ließen.</translation>
    </message>
    <message>
        <source>This volume can share files only as hard links: one file under several names. An edit inside one environment&apos;s installed file would show in the others. Installers replace files, so installs and upgrades stay apart.</source>
        <translation>Dieses Laufwerk kann Dateien nur als Hardlinks teilen: eine Datei unter mehreren Namen. Wer eine installierte Datei einer Umgebung von Hand ändert, ändert sie auch in den anderen. Installer ersetzen Dateien; Installationen und Upgrades bleiben also getrennt.</translation>
    </message>
    <message>
        <source>copy-on-write</source>
        <translation>Copy-on-Write</translation>
    </message>
    <message>
        <source>hard links</source>
        <translation>Hardlinks</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Build the sample workspace</source>
        <translation>Beispiel-Arbeitsbereich bauen</translation>
    </message>
    <message>
        <source>Its drive may be unplugged, or the network gone. The table shows what was there. Roost looks again every few seconds, and goes on by itself when it is back.</source>
        <translation>Vielleicht ist das Laufwerk abgezogen oder das Netz ausgefallen. Die Tabelle zeigt, was da war. Roost sieht alle paar Sekunden nach und macht von selbst weiter, wenn der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>The folder of this workspace cannot be reached.</source>
        <translation>Der Ordner dieses Arbeitsbereichs ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The sample workspace is being built.</source>
        <translation>Der Beispiel-Arbeitsbereich wird gebaut.</translation>
    </message>
    <message>
        <source>The window speaks the new language when Roost is started again.</source>
        <translation>Die neue Sprache gilt, sobald Roost neu gestartet wird.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SpaceDesk</name>
    <message>
        <source>Delete… shows what deleting them together really frees.</source>
        <translation>„Löschen …“ zeigt, was sie zusammen wirklich freigeben.</translation>
    </message>
    <message>
        <source>In a terminal: {command}</source>
        <translation>Im Terminal: {command}</translation>
    </message>
    <message>
        <source>Measure what takes the space</source>
        <translation>Messen, was den Platz belegt</translation>
    </message>
    <message>
        <source>Migrate all…</source>
        <translation>Alle migrieren …</translation>
    </message>
    <message>
        <source>Move every model to a shared environment</source>
        <translation>Jedes Modell auf eine gemeinsame Umgebung umstellen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>What was deleted lies here and can be brought back. Its space is free only when the trash is purged.</source>
        <translation>Gelöschtes liegt hier und lässt sich zurückholen. Sein Platz wird erst frei, wenn der Papierkorb geleert wird.</translation>
    </message>
    <message>
        <source>frees on purge</source>
        <translation>frei beim Leeren</translation>
    </message>
    <message>
        <source>{tool} keeps what it downloaded, and builds from it without the network. It belongs to no workspace; emptied, it fills again.</source>
        <translation>{tool} behält, was es heruntergeladen hat, und baut daraus ohne Netz. Es gehört zu keinem Arbeitsbereich; geleert füllt es sich wieder.</translation>
    </message>
</context>
<context>
    <name>SpacePage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>In the trash: frees on purge</source>
        <translation>Im Papierkorb: frei beim Leeren</translation>
    </message>
    <message>
        <source>Its packages</source>
        <translation>Ihre Pakete</translation>
    </message>
    <message>
        <source>Net gain of migrating all, after purge</source>
        <translation>Netto, wenn alle migriert sind, nach dem Leeren</translation>
    </message>
    <message>
        <source>Peak space on the way</source>
        <translation>Spitzenbedarf unterwegs</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Was den Platz belegt</translation>
    </message>
    <message>
        <source>What takes the space, heaviest first</source>
        <translation>Was den Platz belegt, das Größte zuerst</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{size} here, {free} free on this volume</source>
        <translation>{size} hier, {free} frei auf diesem Laufwerk</translation>
    </message>
</context>
<context>
    <name>StatusPane</name>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Files in it</source>
        <translation>Dateien darin</translation>
    </message>
    <message>
        <source>Gathering; nothing is changed, and nothing written yet.</source>
        <translation>Wird gesammelt; nichts wird geändert, und noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>Put numbers in the place of model names</source>
        <translation>Nummern statt Modellnamen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>Support-Datei</translation>
    </message>
    <message>
        <source>The picture of the window</source>
        <translation>Das Bild des Fensters</translation>
    </message>
    <message>
        <source>This goes in: {size}. Home folder, user and computer names, credentials and tokens are taken out. Nothing is sent; you decide who gets the file.</source>
        <translation>Das ist enthalten: {size}. Persönlicher Ordner, Benutzer- und Rechnernamen, Zugangsdaten und Token werden entfernt. Nichts wird gesendet; Sie entscheiden, wer die Datei bekommt.</translation>
    </message>
    <message>
        <source>With a picture of the window</source>
        <translation>Mit einem Bild des Fensters</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>Check all</source>
        <translation>Alle prüfen</translation>
    </message>
    <message>
        <source>Columns and sorting</source>
        <translation>Spalten und Sortierung</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>No environments here yet. “New shared env…” makes the first.</source>
        <translation>Hier gibt es noch keine Umgebungen. „Neue Umgebung …“ legt die erste an.</translation>
    </message>
    <message>
        <source>Nothing matches the filter. Esc clears it.</source>
        <translation>Nichts passt zum Filter. Esc hebt ihn auf.</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Was den Platz belegt</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Filter by name, model, package</source>
        <translation>Filtern: Name, Modell, Paket</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Kein Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Purge everything</source>
        <translation>Alles endgültig löschen</translation>
    </message>
    <message>
        <source>Purge for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Close; it stays in the trash</source>
        <translation>Schließen; sie bleibt im Papierkorb</translation>
    </message>
    <message>
        <source>Free the space now</source>
        <translation>Platz jetzt freigeben</translation>
    </message>
    <message>
        <source>Free {size} now</source>
        <translation>{size} jetzt freigeben</translation>
    </message>
    <message>
        <source>Just moved to the trash</source>
        <translation>Gerade in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{name} in trash</source>
        <translation>{name} im Papierkorb</translation>
    </message>
</context>
<context>
    <name>Volumes</name>
    <message>
        <source>Drive</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>This does not fit: {size} more are needed on the way.</source>
        <translation>Das passt nicht: Unterwegs werden {size} mehr benötigt.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
</context>
<context>
    <name>WorkspaceButton</name>
    <message>
        <source>Workspace {path}</source>
        <translation>Arbeitsbereich {path}</translation>
    </message>
</context>
</TS>
