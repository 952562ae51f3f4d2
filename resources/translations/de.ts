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
        <translation>Pakete, die mehrfach da sind</translation>
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
        <source>Weighing what sharing would save…</source>
        <translation>Es wird gewogen, was Teilen sparen würde …</translation>
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
        <translation>Ein Paket je Zeile, wie pip sie nimmt. Was da ist, behält seine Version, wo das passt; der Plan sagt, was sich ändert und welche Modelle betroffen sind.</translation>
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
        <source>This is no requirement: {line}</source>
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
        <translation>Als Link: Dateien bleiben, wo sie sind</translation>
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
        <source>Everything is as it was before.</source>
        <translation>Alles ist wie vorher.</translation>
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
        <translation>Abgebrochene Bauten</translation>
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
        <translation>Nur was angehakt ist, geht. Umgebungen kommen in den Papierkorb und können zurück.</translation>
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
        <translation>Was gehen kann</translation>
    </message>
    <message>
        <source>a healthy shared environment serves its model; Undo brings it back</source>
        <translation>eine intakte gemeinsame Umgebung versorgt ihr Modell; Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>{size} when the trash is emptied</source>
        <translation>{size}, wenn der Papierkorb geleert wird</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Cancel them and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Cancelling, and putting everything back in order…</source>
        <translation>Wird abgebrochen und alles wieder in Ordnung gebracht …</translation>
    </message>
    <message>
        <source>Close Roost?</source>
        <translation>Roost schließen?</translation>
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
        <translation>Warten, bis die Aufträge enden</translation>
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
    <name>DetailsPane</name>
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
    <message>
        <source>Select an environment to see why it is used, and what is in it.</source>
        <translation>Eine Umgebung wählen, um zu sehen, warum sie benutzt wird und was darin ist.</translation>
    </message>
</context>
<context>
    <name>DiskPage</name>
    <message>
        <source>Deleting frees, once purged</source>
        <translation>Löschen gibt frei, nach dem Leeren</translation>
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
        <translation>Der Papierkorb gibt noch nichts frei: erst das Leeren tut es.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
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
        <translation>Modelle werden umgestellt</translation>
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
        <translation>Gespeichert. Ansehen, bevor Sie sie senden: {path}</translation>
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
        <translation>Eine Zeile wählen, um Plan, Ergebnis und Protokoll zu sehen.</translation>
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
        <translation>Bisher wurde mit Roost nichts an ihr getan.</translation>
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
        <translation>Nach neuerer Version sehen</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menü der Zeile</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Modelle werden umgestellt</translation>
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
        <translation>Nach neuerer Version sehen</translation>
    </message>
    <message>
        <source>Roost {version} is there; this is {ours}.</source>
        <translation>Roost {version} ist da; dies ist {ours}.</translation>
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
    <name>Options</name>
    <message>
        <source>Free each one before the next (no undo)</source>
        <translation>Jede vor der nächsten freigeben (kein Rückgängig)</translation>
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
        <translation>Fehlende: bauen; umbenennen, wenn es eng ist</translation>
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
        <translation>Eine Umgebung wählen, um zu sehen, was sie ist. Nichts davon wird gestartet.</translation>
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
        <translation>Nichts gewählt</translation>
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
        <translation>Blockiert: bleibt, wie es ist</translation>
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
        <translation>Jedes Modell bekommt zuerst die gemeinsame Umgebung und wird darin geprüft. Erst dann kommt sein alter Ordner in den Papierkorb, aus dem ihn Rückgängig zurückholt.</translation>
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
        <translation>Sie kommt in den Papierkorb, aus dem Rückgängig sie unverändert zurückholt. Der Platz wird frei, wenn der Papierkorb geleert wird.</translation>
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
        <source>Most on the way</source>
        <translation>Höchstens nötig</translation>
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
        <translation>Braucht zuerst</translation>
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
        <source>Takes about</source>
        <translation>Dauert etwa</translation>
    </message>
    <message>
        <source>The bytes are freed at once. This cannot be undone.</source>
        <translation>Der Platz wird sofort frei. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The original is read and never changed. Deleting it here takes it back.</source>
        <translation>Das Original wird gelesen und nie geändert. Löschen nimmt es hier wieder heraus.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
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
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Mark none</source>
        <translation>Keine wählen</translation>
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
        <translation>Es ließ sich kein Plan machen.</translation>
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
        <translation>Nach der jetzigen anhalten</translation>
    </message>
    <message>
        <source>Stops after the current one</source>
        <translation>Hält nach der jetzigen an</translation>
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
        <translation>{n} von {m} gewählt</translation>
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
        <translation>Ihre Umgebungen sind nicht betroffen: Jede Änderung wird mitgeschrieben und beim nächsten Start zurückgenommen oder vollendet. Bitte senden Sie diesen Bericht.</translation>
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
        <source>Another process is building the shared one; it will be used.</source>
        <translation>Ein anderer Prozess baut die gemeinsame; sie wird benutzt werden.</translation>
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
        <translation>Geprüft, ob sie läuft</translation>
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
        <translation>Aufgeräumt: {size} frei geworden.</translation>
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
        <translation>Im Bau</translation>
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
        <translation>Löschen gibt es frei, nach dem Leeren</translation>
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
        <source>Fetching Python</source>
        <translation>Python wird geholt</translation>
    </message>
    <message>
        <source>Files of {name}</source>
        <translation>Dateien von {name}</translation>
    </message>
    <message>
        <source>Folder that shall hold {what}</source>
        <translation>Ordner, der {what} aufnehmen soll</translation>
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
        <translation>Gewonnen</translation>
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
        <translation>In Benutzung</translation>
    </message>
    <message>
        <source>In use by {names}</source>
        <translation>In Benutzung von {names}</translation>
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
        <source>It is known as it is now.</source>
        <translation>Sie gilt jetzt so, wie sie ist.</translation>
    </message>
    <message>
        <source>Its files go to another drive; a link stays, so every path works as before</source>
        <translation>Ihre Dateien kommen auf ein anderes Laufwerk; ein Link bleibt, alle Pfade gelten weiter</translation>
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
        <translation>Eigenes, anderswo per Copy-on-Write geteilt</translation>
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
        <translation>Alt · Rückfall</translation>
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
        <source>Look what can be cleaned up</source>
        <translation>Nachsehen, was aufgeräumt werden kann</translation>
    </message>
    <message>
        <source>Looking at environments</source>
        <translation>Umgebungen werden angesehen</translation>
    </message>
    <message numerus="yes">
        <source>Looking at {n} environments…</source>
        <extracomment>One: Looking at {n} environment…</extracomment>
        <translation>
            <numerusform>{n} Umgebung wird angesehen …</numerusform>
            <numerusform>{n} Umgebungen werden angesehen …</numerusform>
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
        <source>Most on the way</source>
        <translation>Höchstens nötig</translation>
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
        <translation>Kommt in den Papierkorb</translation>
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
        <translation>Noch passt hier kein Python.</translation>
    </message>
    <message>
        <source>No step gives an environment now.</source>
        <translation>Kein Schritt ergibt jetzt eine Umgebung.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Not checked yet: looking deeper runs its Python, so Roost waits for your click.</source>
        <translation>Noch nicht geprüft: Genauer prüfen startet ihr Python, darum wartet Roost auf Ihren Klick.</translation>
    </message>
    <message>
        <source>Not in the target, and nothing says it is needed: {names}</source>
        <translation>Nicht im Ziel, und nichts sagt, dass es nötig ist: {names}</translation>
    </message>
    <message>
        <source>Not in the target, and {wanted} for its model: {name} {version} {why}</source>
        <translation>Nicht im Ziel, aber für ihr Modell {wanted}: {name} {version} {why}</translation>
    </message>
    <message>
        <source>Nothing better works: the legacy environment is the last resort.</source>
        <translation>Nichts Besseres läuft: Die Altumgebung ist der Notbehelf.</translation>
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
        <source>Putting it in place</source>
        <translation>Kommt an ihren Platz</translation>
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
        <source>The model&apos;s own legacy environment is used until you migrate it.</source>
        <translation>Die eigene Altumgebung des Modells wird benutzt, bis Sie es migrieren.</translation>
    </message>
    <message>
        <source>The shared environment is used.</source>
        <translation>Die gemeinsame Umgebung wird benutzt.</translation>
    </message>
    <message>
        <source>The shared environment was created for it.</source>
        <translation>Die gemeinsame Umgebung wurde dafür angelegt.</translation>
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
        <translation>Das startet das Python der Umgebung und importiert ihre Bibliotheken: Ihr Code läuft. Nur tun, wenn Sie ihrer Herkunft trauen.</translation>
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
        <translation>Wartet, bis er dran ist</translation>
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
        <source>Weigh the packages</source>
        <translation>Pakete wiegen</translation>
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
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>You pinned the model to this environment.</source>
        <translation>Sie haben das Modell an diese Umgebung geheftet.</translation>
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
        <translation>abgerissen</translation>
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
        <translation>in Benutzung: Ordner bleibt</translation>
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
        <translation>nicht gefragt</translation>
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
        <source>optional</source>
        <translation>wahlweise</translation>
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
        <translation>genommen</translation>
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
        <source>{app} will not start without it. The safer way is through {app} itself. To set it aside all the same (it can be undone), type the name of the app.</source>
        <translation>{app} startet ohne sie nicht. Sicherer ist der Weg über {app} selbst. Um sie trotzdem beiseitezulegen (lässt sich rückgängig machen), den Namen der App eintippen.</translation>
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
            <numerusform>{n} Entscheidung wurde hier neu getroffen; {m} davon fallen anders aus.</numerusform>
            <numerusform>{n} Entscheidungen wurden hier neu getroffen; {m} davon fallen anders aus.</numerusform>
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
            <numerusform>{n} Umgebung gewählt.</numerusform>
            <numerusform>{n} Umgebungen gewählt: zusammen migrieren, prüfen oder löschen.</numerusform>
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
            <numerusform>{n} Link darin geht; worauf er zeigt, bleibt: {names}</numerusform>
            <numerusform>{n} Links darin gehen; worauf sie zeigen, bleibt: {names}</numerusform>
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
            <numerusform>{n} fehlende ließe sich durch Umbenennen machen, ohne Download.</numerusform>
            <numerusform>{n} fehlende ließen sich durch Umbenennen machen, ohne Download.</numerusform>
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
        <translation>{size}  ({rest} ist anderswo verlinkt)</translation>
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
        <translation>Wählen, wo gesucht wird, dann suchen. Nichts Gefundenes wird gestartet.</translation>
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
        <translation>Die üblichen Orte der Werkzeuge werden immer angesehen; wählen Sie, was noch. Netzlaufwerke bleiben außen vor, bis Sie eines hinzufügen; nichts Gefundenes wird gestartet oder geändert.</translation>
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
        <source>Weigh what sharing would save</source>
        <translation>Wiegen, was Teilen sparen würde</translation>
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
        <translation>Den Rechner ansehen</translation>
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
        <translation>Automatisch: was dieser Rechner kann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <translation>Diese liegen im Arbeitsbereich selbst, in .envs/settings.toml.</translation>
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
        <translation>Gibt bis zu frei</translation>
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
        <translation>Nichts wird gelöscht, und jeder Pfad bleibt. Inhalte werden erst Byte für Byte verglichen; Gleiches liegt danach nur einmal auf der Platte.</translation>
    </message>
    <message>
        <source>Share them</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Take back the last one</source>
        <translation>Das letzte Mal zurücknehmen</translation>
    </message>
    <message>
        <source>The environments have no files in common that could still be shared.</source>
        <translation>Die Umgebungen haben keine gleichen Dateien mehr, die sich noch teilen ließen.</translation>
    </message>
    <message>
        <source>This volume can share files only as hard links: one file under several names. An edit inside one environment&apos;s installed file would show in the others. Installers replace files, so installs and upgrades stay apart.</source>
        <translation>Dieses Laufwerk kann Dateien nur als harte Links teilen: eine Datei unter mehreren Namen. Wer eine installierte Datei einer Umgebung von Hand ändert, ändert sie auch in den anderen. Installer ersetzen Dateien; Installationen und Upgrades bleiben also getrennt.</translation>
    </message>
    <message>
        <source>copy-on-write</source>
        <translation>Copy-on-Write</translation>
    </message>
    <message>
        <source>hard links</source>
        <translation>harte Links</translation>
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
        <translation>Vielleicht ist das Laufwerk abgezogen oder das Netz weg. Die Tabelle zeigt, was da war. Roost sieht alle paar Sekunden nach und macht von selbst weiter, wenn er wieder da ist.</translation>
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
        <translation>Das Fenster spricht die neue Sprache, wenn Roost wieder gestartet wird.</translation>
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
        <translation>Löschen … zeigt, was sie zusammen wirklich freigeben.</translation>
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
        <source>Most it needs on the way</source>
        <translation>Höchstens nötig unterwegs</translation>
    </message>
    <message>
        <source>Net gain of migrating all, after purge</source>
        <translation>Netto, wenn alle migriert sind, nach dem Leeren</translation>
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
        <source>{n} in trash</source>
        <translation>{n} im Papierkorb</translation>
    </message>
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
        <translation>Wird gesammelt; nichts wird geändert, und noch nichts geschrieben.</translation>
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
        <translation>Das kommt hinein: {size}. Persönlicher Ordner, Benutzer- und Rechnernamen, Zugangsdaten und Token werden entfernt. Nichts wird gesendet; Sie entscheiden, wer die Datei bekommt.</translation>
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
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>No environments here yet. “New shared env…” makes the first.</source>
        <translation>Hier gibt es noch keine Umgebungen. „Neue Umgebung …“ legt die erste an.</translation>
    </message>
    <message>
        <source>Nothing matches the filter. Esc in the search field clears it.</source>
        <translation>Nichts passt zum Filter. Esc im Suchfeld leert ihn.</translation>
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
        <translation>Name, Modell, Paket filtern</translation>
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
        <source>Nothing here counts as freed until it is purged.</source>
        <translation>Nichts hiervon ist frei, bis es endgültig gelöscht ist.</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged: {size} wait.</source>
        <translation>Nichts hiervon ist frei, bis es endgültig gelöscht ist: {size} warten.</translation>
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
        <translation>Das passt nicht: Unterwegs werden {size} mehr gebraucht.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen sehen</translation>
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
