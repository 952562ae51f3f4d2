<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AcrossPage</name>
    <message>
        <source>By volume, since files cannot be shared across: {list}</source>
        <translation>Por volumen, ya que no se comparten archivos de uno a otro: {list}</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Download caches (shown, never touched here)</source>
        <translation>Cachés de descargas (solo se muestran; aquí no se tocan)</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Packages that exist more than once</source>
        <translation>Paquetes que existen más de una vez</translation>
    </message>
    <message>
        <source>Scan first: this needs what a scan finds.</source>
        <translation>Busque antes: esto necesita lo que encuentra una búsqueda.</translation>
    </message>
    <message>
        <source>Sharing saves</source>
        <translation>Compartir ahorra</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Working out what sharing would save…</source>
        <translation>Calculando lo que ahorraría compartir…</translation>
    </message>
    <message>
        <source>torch build</source>
        <translation>compilación de torch</translation>
    </message>
    <message>
        <source>torch builds</source>
        <translation>compilaciones de torch</translation>
    </message>
    <message>
        <source>{tool} (models)</source>
        <translation>{tool} (modelos)</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>sin tareas</translation>
    </message>
</context>
<context>
    <name>AddPackageDialog</name>
    <message>
        <source>Add package</source>
        <translation>Añadir paquete</translation>
    </message>
    <message>
        <source>Add to {what}</source>
        <translation>Añadir a {what}</translation>
    </message>
    <message>
        <source>One package a line, as pip takes them. What is there keeps its version where that fits; the plan says what changes and which models use it.</source>
        <translation>Un paquete por línea, como los acepta pip. Lo que ya está conserva su versión donde encaja; el plan dice qué cambia y qué modelos lo usan.</translation>
    </message>
    <message>
        <source>Packages, one a line</source>
        <translation>Paquetes, uno por línea</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Mostrar el plan</translation>
    </message>
    <message>
        <source>This is not a requirement: {line}</source>
        <translation>Esto no es un requisito: {line}</translation>
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
        <translation>Por copia: el espacio de trabajo tiene sus propios archivos</translation>
    </message>
    <message>
        <source>By link: its files stay where they are</source>
        <translation>Por enlace: sus archivos se quedan donde están</translation>
    </message>
    <message>
        <source>For the model</source>
        <translation>Para el modelo</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>org/name or a folder; empty: for none yet</source>
        <translation>org/nombre o una carpeta; vacío: aún para ninguno</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Another plan is still being made.</source>
        <translation>Todavía se está haciendo otro plan.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Todo está como antes.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it in the activity below.</source>
        <translation>Espérelo, o cancélelo abajo, en la actividad.</translation>
    </message>
    <message>
        <source>{job}: cancelled.</source>
        <translation>{job}: cancelado.</translation>
    </message>
    <message>
        <source>{job}: done in part.</source>
        <translation>{job}: hecho en parte.</translation>
    </message>
</context>
<context>
    <name>AppNameDialog</name>
    <message>
        <source>Name of the app</source>
        <translation>Nombre de la aplicación</translation>
    </message>
</context>
<context>
    <name>CleanDialog</name>
    <message>
        <source>Builds that were cut off</source>
        <translation>Construcciones interrumpidas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>Clean up?</source>
        <translation>¿Limpiar?</translation>
    </message>
    <message>
        <source>Download cache of pip</source>
        <translation>Caché de pip</translation>
    </message>
    <message>
        <source>Download cache of uv: what nothing needs</source>
        <translation>Caché de uv: lo que nada necesita</translation>
    </message>
    <message>
        <source>Environments nobody uses</source>
        <translation>Entornos que nadie usa</translation>
    </message>
    <message>
        <source>Frees {size} at once</source>
        <translation>Libera {size} enseguida</translation>
    </message>
    <message>
        <source>Kept: {name}, {why}</source>
        <translation>Se queda: {name}, {why}</translation>
    </message>
    <message>
        <source>Notes of processes that are gone</source>
        <translation>Notas de procesos que ya no existen</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>No hay nada marcado.</translation>
    </message>
    <message>
        <source>Only what is ticked goes. Environments go to the trash, and can come back.</source>
        <translation>Solo se quita lo marcado. Los entornos van a la papelera y se pueden recuperar.</translation>
    </message>
    <message>
        <source>Safe: {why}</source>
        <translation>Seguro: {why}</translation>
    </message>
    <message>
        <source>Superseded environments</source>
        <translation>Entornos sustituidos</translation>
    </message>
    <message>
        <source>There is nothing to clean up.</source>
        <translation>No hay nada que limpiar.</translation>
    </message>
    <message>
        <source>Trash whose time is over</source>
        <translation>Papelera cuyo plazo terminó</translation>
    </message>
    <message>
        <source>What can go</source>
        <translation>Lo que se puede quitar</translation>
    </message>
    <message>
        <source>a healthy shared environment serves its model; Undo brings it back</source>
        <translation>un entorno compartido correcto sirve a su modelo; «Deshacer» lo recupera</translation>
    </message>
    <message>
        <source>{size} when the trash is emptied</source>
        <translation>{size} al vaciar la papelera</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Cancel and close</source>
        <translation>Cancelar y cerrar</translation>
    </message>
    <message>
        <source>Cancelling, and putting everything back in order…</source>
        <translation>Cancelando y dejando todo en orden…</translation>
    </message>
    <message>
        <source>Close Roost?</source>
        <translation>¿Cerrar Roost?</translation>
    </message>
    <message>
        <source>Closing cancels it. What was there before stays as it was.</source>
        <translation>Al cerrar se cancela. Lo que había antes queda como estaba.</translation>
    </message>
    <message>
        <source>Closing cancels them. What was there before stays as it was.</source>
        <translation>Al cerrar se cancelan. Lo que había antes queda como estaba.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Seguir con ellas</translation>
    </message>
    <message>
        <source>Waiting for the jobs to end</source>
        <translation>Esperando a que acaben las tareas</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Ascending</source>
        <translation>Ascendente</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Descendente</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>{column} (no room now)</source>
        <translation>{column} (ahora no cabe)</translation>
    </message>
</context>
<context>
    <name>Consolidating</name>
    <message>
        <source>Cancelled. What was moved before stays moved, the rest is as it was.</source>
        <translation>Cancelado. Lo que ya se movió queda movido; el resto está como antes.</translation>
    </message>
    <message>
        <source>Plan the migration</source>
        <translation>Planificar la migración</translation>
    </message>
    <message>
        <source>Stopped as you asked; what is left can be migrated later.</source>
        <translation>Detenido como pidió; lo que queda se puede migrar más tarde.</translation>
    </message>
    <message>
        <source>Summary copied.</source>
        <translation>Resumen copiado.</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Save the log</source>
        <translation>Guardar el registro</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source> (it needs {needed} or newer)</source>
        <translation> (necesita {needed} o más nuevo)</translation>
    </message>
    <message>
        <source> PID {pid} has been at it since {since}{doing}.</source>
        <translation> El PID {pid} trabaja en ello desde {since}{doing}.</translation>
    </message>
    <message>
        <source> `roost create {own}` makes its own.</source>
        <translation> `roost create {own}` crea el suyo.</translation>
    </message>
    <message>
        <source> and others</source>
        <translation> y otros</translation>
    </message>
    <message>
        <source> and {len} more</source>
        <translation> y {len} más</translation>
    </message>
    <message>
        <source> at its {begun}</source>
        <translation> en {begun}</translation>
    </message>
    <message>
        <source> instead of {expected}</source>
        <translation> en lugar de {expected}</translation>
    </message>
    <message>
        <source> while importing {step}</source>
        <translation> al importar {step}</translation>
    </message>
    <message>
        <source> with driver {driver}</source>
        <translation> con el controlador {driver}</translation>
    </message>
    <message>
        <source>&apos;config.json&apos; is damaged: {error}.</source>
        <translation>«config.json» está dañado: {error}.</translation>
    </message>
    <message>
        <source>&apos;{ascii}&apos; is not an exact version</source>
        <translation>«{ascii}» no es una versión exacta</translation>
    </message>
    <message>
        <source>&apos;{shown}&apos; cannot be used as a {what}: {problem}.</source>
        <translation>«{shown}» no sirve como requisito: {problem}.</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sin nombre)</translation>
    </message>
    <message>
        <source>, up to CUDA {cuda_max}.{cuda_max2}</source>
        <translation>, hasta CUDA {cuda_max}.{cuda_max2}</translation>
    </message>
    <message>
        <source>, which ends at CUDA {ends}.{ends2},</source>
        <translation>, que acaba en CUDA {ends}.{ends2},</translation>
    </message>
    <message>
        <source>; and {len} more</source>
        <translation>; y {len} más</translation>
    </message>
    <message>
        <source>; {saved} of your files are in {Path}</source>
        <translation>; {saved} de sus archivos están en {Path}</translation>
    </message>
    <message>
        <source>A draft for another model&apos;s speculative decoding: vLLM or SGLang loads the two.</source>
        <translation>Un modelo borrador para la decodificación especulativa de otro modelo: vLLM o SGLang carga los dos.</translation>
    </message>
    <message>
        <source>A file was changed while it was being copied.</source>
        <translation>Un archivo cambió mientras se copiaba.</translation>
    </message>
    <message>
        <source>A package has no ready-made wheel and did not build: {reason}</source>
        <translation>Un paquete no tiene un wheel ya hecho y no se pudo construir: {reason}</translation>
    </message>
    <message>
        <source>About {size} are needed on {path}, {size2} are free.</source>
        <translation>Hacen falta unos {size} en {path}, hay {size2} libres.</translation>
    </message>
    <message>
        <source>About {size} are needed on {volume_of}, {size2} are free.</source>
        <translation>Hacen falta unos {size} en {volume_of}, hay {size2} libres.</translation>
    </message>
    <message>
        <source>Add one in the workspace&apos;s profiles folder, or choose another accelerator.</source>
        <translation>Añada uno en la carpeta profiles del espacio de trabajo, o elija otro acelerador.</translation>
    </message>
    <message>
        <source>Add the package to the shared environment (roost create KEY --with NAME), then migrate again.</source>
        <translation>Añada el paquete al entorno compartido (roost create KEY --with NAME) y migre otra vez.</translation>
    </message>
    <message>
        <source>Adopt it by link: --link.</source>
        <translation>Adóptelo como enlace: --link.</translation>
    </message>
    <message>
        <source>An adapter of Apple&apos;s MLX; mlx-lm loads it, peft does not.</source>
        <translation>Un adaptador de MLX de Apple; lo carga mlx-lm, no peft.</translation>
    </message>
    <message>
        <source>An environment cannot be made at {text}: the path holds a control character.</source>
        <translation>No se puede crear un entorno en {text}: la ruta contiene un carácter de control.</translation>
    </message>
    <message>
        <source>An environment cannot be moved from or to {path}.</source>
        <translation>No se puede mover un entorno desde {path} ni hacia allí.</translation>
    </message>
    <message>
        <source>An exclusion of the workspace&apos;s folder in Windows Security makes it faster.</source>
        <translation>Una exclusión para la carpeta del espacio de trabajo en Seguridad de Windows lo acelera.</translation>
    </message>
    <message>
        <source>An installation was interrupted: install {name} again there. Or: {rebuild_remedy}</source>
        <translation>Se interrumpió una instalación: instale {name} allí de nuevo. O: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>An upgrade of the system may pull Python {version} at {path} away.</source>
        <translation>Una actualización del sistema puede quitar Python {version} de {path}.</translation>
    </message>
    <message>
        <source>Another program is writing there: close it, then try again.</source>
        <translation>Otro programa escribe allí: ciérrelo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Another volume is mounted at {listing}.</source>
        <translation>Otro volumen está montado en {listing}.</translation>
    </message>
    <message>
        <source>Any command tidies up first; nothing is lost.</source>
        <translation>Cualquier comando lo ordena antes; no se pierde nada.</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>GPU de Apple</translation>
    </message>
    <message>
        <source>Ask whoever owns that folder, or remove it with its own tool.</source>
        <translation>Pregunte de quién es esa carpeta, o quítela con su propia herramienta.</translation>
    </message>
    <message>
        <source>Attach the drive it lies on, or change pip&apos;s find-links setting.</source>
        <translation>Conecte la unidad donde está, o cambie el ajuste find-links de pip.</translation>
    </message>
    <message>
        <source>Below {target} the longest path would have {longest} characters, {over} more than Python can open: {name}</source>
        <translation>Bajo {target} la ruta más larga tendría {longest} caracteres, {over} más de los que Python puede abrir: {name}</translation>
    </message>
    <message>
        <source>Blocks shared by copy-on-write need none: an edit of one file never shows in another.</source>
        <translation>Los bloques compartidos con copia al escribir no lo necesitan: editar un archivo nunca se ve en otro.</translation>
    </message>
    <message>
        <source>Bound to it by a migration.</source>
        <translation>Ligado a él por una migración.</translation>
    </message>
    <message>
        <source>Bring it back (`roost undo`) or purge it (`roost trash purge`) first.</source>
        <translation>Recupérelo antes (`roost undo`) o elimínelo definitivamente (`roost trash purge`).</translation>
    </message>
    <message>
        <source>Bring it back under another name (`roost undo {id} --as {free}`), or </source>
        <translation>Recupérelo con otro nombre (`roost undo {id} --as {free}`), o </translation>
    </message>
    <message>
        <source>Bring the GPU&apos;s driver up to date; this one is too old for every build.</source>
        <translation>Actualice el controlador de la GPU; este es demasiado antiguo para cualquier compilación.</translation>
    </message>
    <message>
        <source>Bring the graphics driver up to date, or use an environment for an older build.</source>
        <translation>Actualice el controlador gráfico, o use un entorno para una compilación más antigua.</translation>
    </message>
    <message>
        <source>Build it anew (`roost create {key}`), then migrate again.</source>
        <translation>Constrúyalo de nuevo (`roost create {key}`) y migre otra vez.</translation>
    </message>
    <message>
        <source>Cannot list the profiles in {folder}: {error}.</source>
        <translation>No se pueden listar los perfiles de {folder}: {error}.</translation>
    </message>
    <message>
        <source>Cannot make the folder {parent}: {error}.</source>
        <translation>No se puede crear la carpeta {parent}: {error}.</translation>
    </message>
    <message>
        <source>Cannot read {name}: {why}.</source>
        <translation>No se puede leer {name}: {why}.</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>No se puede iniciar {program}: {reason}.</translation>
    </message>
    <message>
        <source>Change its permissions, then try again.</source>
        <translation>Cambie sus permisos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check it again when the machine is less busy: roost check {id} --deep</source>
        <translation>Compruébelo de nuevo cuando el equipo esté menos ocupado: roost check {id} --deep</translation>
    </message>
    <message>
        <source>Check it: that runs its Python.</source>
        <translation>Compruébelo: eso ejecuta su Python.</translation>
    </message>
    <message>
        <source>Check that it is a program and may be executed.</source>
        <translation>Compruebe que es un programa y se puede ejecutar.</translation>
    </message>
    <message>
        <source>Check that the file exists and may be executed.</source>
        <translation>Compruebe que el archivo existe y se puede ejecutar.</translation>
    </message>
    <message>
        <source>Check that the volume is attached and healthy, and try again.</source>
        <translation>Compruebe que el volumen está conectado y en buen estado, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check the address: it is that of the releases.json of Roost&apos;s releases.</source>
        <translation>Compruebe la dirección: es la del releases.json de Roost.</translation>
    </message>
    <message>
        <source>Check the base Python; creating the environment anew may help.</source>
        <translation>Compruebe el Python base; crear el entorno de nuevo puede ayudar.</translation>
    </message>
    <message>
        <source>Check the connection and the proxy settings, set a mirror, or put the wheels into a folder named by find-links; what was downloaded before is used again.</source>
        <translation>Compruebe la conexión y el proxy, ponga una réplica, o ponga los wheels en una carpeta que indique find-links; lo ya descargado se vuelve a usar.</translation>
    </message>
    <message>
        <source>Check the file, or remove it if nobody needs it.</source>
        <translation>Compruebe el archivo, o quítelo si nadie lo necesita.</translation>
    </message>
    <message>
        <source>Check the login in the index&apos;s address.</source>
        <translation>Compruebe las credenciales en la dirección del índice.</translation>
    </message>
    <message>
        <source>Check the network and the disk, then try again.</source>
        <translation>Compruebe la red y el disco, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check the network and the proxy; what is there keeps working without.</source>
        <translation>Compruebe la red y el proxy; lo que hay sigue funcionando sin ellos.</translation>
    </message>
    <message>
        <source>Check the path and whether its volume is attached.</source>
        <translation>Compruebe la ruta y si su volumen está conectado.</translation>
    </message>
    <message>
        <source>Check the path, and that its volume is attached.</source>
        <translation>Compruebe la ruta y que su volumen está conectado.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and whether its volume is attached.</source>
        <translation>Compruebe los permisos de la carpeta y si su volumen está conectado.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, and that its volume is attached.</source>
        <translation>Compruebe los permisos de la carpeta y que su volumen está conectado.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or open another workspace.</source>
        <translation>Compruebe los permisos de la carpeta, o abra otro espacio de trabajo.</translation>
    </message>
    <message>
        <source>Check the permissions there, and whether the volume is attached.</source>
        <translation>Compruebe los permisos allí, y si el volumen está conectado.</translation>
    </message>
    <message>
        <source>Check the permissions, and who owns the folder.</source>
        <translation>Compruebe los permisos y de quién es la carpeta.</translation>
    </message>
    <message>
        <source>Check the permissions, or set ROOST_CONFIG_DIR to a folder you can write to.</source>
        <translation>Compruebe los permisos, o ponga en ROOST_CONFIG_DIR una carpeta donde pueda escribir.</translation>
    </message>
    <message>
        <source>Check the spelling, or install the package that brings it.</source>
        <translation>Compruebe cómo está escrito, o instale el paquete que lo trae.</translation>
    </message>
    <message>
        <source>Check the volume; an antivirus program that removes files does this, too.</source>
        <translation>Compruebe el volumen; un antivirus que quita archivos también causa esto.</translation>
    </message>
    <message>
        <source>Check whether programs may be run on that volume (noexec).</source>
        <translation>Compruebe si se pueden ejecutar programas en ese volumen (noexec).</translation>
    </message>
    <message>
        <source>Checking a snapshot</source>
        <translation>Comprobando una instantánea</translation>
    </message>
    <message>
        <source>Choose a name of letters, digits, &apos;-&apos; and &apos;_&apos;.</source>
        <translation>Elija un nombre con letras, dígitos, «-» y «_».</translation>
    </message>
    <message>
        <source>Choose a place on the same volume.</source>
        <translation>Elija un lugar en el mismo volumen.</translation>
    </message>
    <message>
        <source>Choose a version that has a wheel for this Python and system, or install the compiler it needs.</source>
        <translation>Elija una versión que tenga wheel para este Python y sistema, o instale el compilador que necesita.</translation>
    </message>
    <message>
        <source>Choose an absolute path without line breaks.</source>
        <translation>Elija una ruta absoluta sin saltos de línea.</translation>
    </message>
    <message>
        <source>Choose another accelerator in the settings, or bring the driver up to date.</source>
        <translation>Elija otro acelerador en los ajustes, o actualice el controlador.</translation>
    </message>
    <message>
        <source>Choose another place, or remove what is there.</source>
        <translation>Elija otro lugar, o quite lo que hay allí.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the limit of open files.</source>
        <translation>Cierre otros programas, o suba el límite de archivos abiertos.</translation>
    </message>
    <message>
        <source>Close programs that use it, and check the permissions.</source>
        <translation>Cierre los programas que lo usan y compruebe los permisos.</translation>
    </message>
    <message>
        <source>Close the program that has it open, then try again.</source>
        <translation>Cierre el programa que lo tiene abierto e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close the program that writes to it, then try again.</source>
        <translation>Cierre el programa que escribe allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close the programs that use it; the next command removes the rest.</source>
        <translation>Cierre los programas que lo usan; el próximo comando quita el resto.</translation>
    </message>
    <message>
        <source>Close the programs that use the environment, then try again.</source>
        <translation>Cierre los programas que usan el entorno e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close what uses the memory, then migrate again.</source>
        <translation>Cierre los programas que ocupan la memoria y migre otra vez.</translation>
    </message>
    <message>
        <source>ComfyUI&apos;s log</source>
        <translation>registro de ComfyUI</translation>
    </message>
    <message>
        <source>Comparing environments</source>
        <translation>Comparando entornos</translation>
    </message>
    <message>
        <source>Compiled for MLC, which only mlc-llm loads.</source>
        <translation>Compilado para MLC, que solo carga mlc-llm.</translation>
    </message>
    <message>
        <source>Converted for Apple&apos;s MLX; mlx-whisper loads it, transformers does not.</source>
        <translation>Convertido para MLX de Apple; lo carga mlx-whisper, no transformers.</translation>
    </message>
    <message>
        <source>Copying environment (Windows long path workaround)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {name}, or remove it; the other profiles are in use.</source>
        <translation>Corrija {name} o quítelo; los demás perfiles siguen en uso.</translation>
    </message>
    <message>
        <source>Could not create {folder}: {error}.</source>
        <translation>No se pudo crear {folder}: {error}.</translation>
    </message>
    <message>
        <source>Could not start {command}: {error}.</source>
        <translation>No se pudo iniciar {command}: {error}.</translation>
    </message>
    <message>
        <source>Could not tidy up yet: {error}</source>
        <translation>Aún no se pudo ordenar: {error}</translation>
    </message>
    <message>
        <source>Could not tidy up yet: {message}</source>
        <translation>Aún no se pudo ordenar: {message}</translation>
    </message>
    <message>
        <source>Could not {verb} {shown}: {reason}.</source>
        <translation>Falló «{verb}» en {shown}: {reason}.</translation>
    </message>
    <message>
        <source>Could not {verb} {where}: {error}.</source>
        <translation>Falló «{verb}» en {where}: {error}.</translation>
    </message>
    <message>
        <source>Create it: roost create {env_key}</source>
        <translation>Créelo: roost create {env_key}</translation>
    </message>
    <message>
        <source>Create one, or open the folder that holds yours.</source>
        <translation>Cree uno, o abra la carpeta que contiene el suyo.</translation>
    </message>
    <message>
        <source>Create the environment anew; if it stays, use the other installer.</source>
        <translation>Cree el entorno de nuevo; si el fallo continúa, use el otro instalador.</translation>
    </message>
    <message>
        <source>Create the environment anew; its folder is kept until that has worked.</source>
        <translation>Cree el entorno de nuevo; su carpeta se conserva hasta que se logre.</translation>
    </message>
    <message>
        <source>Create the environment of this machine&apos;s accelerator: `roost profiles` lists them.</source>
        <translation>Cree el entorno para el acelerador de este equipo: `roost profiles` los muestra.</translation>
    </message>
    <message>
        <source>Create the shared environment without --from; its packages are downloaded.</source>
        <translation>Cree el entorno compartido sin --from; sus paquetes se descargan.</translation>
    </message>
    <message>
        <source>Create {newest} instead (roost create {newest}), or update the driver.</source>
        <translation>Cree {newest} en su lugar (roost create {newest}), o actualice el controlador.</translation>
    </message>
    <message>
        <source>Creating will say if the volume has none.</source>
        <translation>Al crear se verá si el volumen no tiene.</translation>
    </message>
    <message>
        <source>Delete it first (`roost delete {env}`), or adopt for another model.</source>
        <translation>Elimínelo antes (`roost delete {env}`), o adopte para otro modelo.</translation>
    </message>
    <message>
        <source>Downloading a Python is switched off here (UV_PYTHON_DOWNLOADS=never).</source>
        <translation>Aquí está desactivada la descarga de un Python (UV_PYTHON_DOWNLOADS=never).</translation>
    </message>
    <message>
        <source>Driver {driver}{upto} does not run {accelerator}{said}.</source>
        <translation>El controlador {driver}{upto} no admite {accelerator}{said}.</translation>
    </message>
    <message>
        <source>Empty the trash, or see what takes the space; an environment for a GPU needs 5 to 9 GB.</source>
        <translation>Vacíe la papelera, o vea qué ocupa el espacio; un entorno para GPU necesita de 5 a 9 GB.</translation>
    </message>
    <message>
        <source>Emptying it frees the space; until then all of it can be undone.</source>
        <translation>Vaciarla libera el espacio; hasta entonces todo se puede deshacer.</translation>
    </message>
    <message>
        <source>End those processes and try again.</source>
        <translation>Termine esos procesos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>End those processes, and leave the folder in your terminals, then try again.</source>
        <translation>Termine esos procesos, salga de la carpeta en sus terminales e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>End those processes, then purge again.</source>
        <translation>Termine esos procesos y elimine definitivamente otra vez.</translation>
    </message>
    <message>
        <source>End those processes, then try again.</source>
        <translation>Termine esos procesos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>End those processes, then undo again.</source>
        <translation>Termine esos procesos y deshaga otra vez.</translation>
    </message>
    <message>
        <source>Environment is already being created (PID {pid} since {since}), waiting...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments have come or gone since the plan was made.</source>
        <translation>Desde que se hizo el plan han aparecido o desaparecido entornos.</translation>
    </message>
    <message>
        <source>ExLlamaV2 loads it, transformers does not.</source>
        <translation>Lo carga ExLlamaV2, no transformers.</translation>
    </message>
    <message>
        <source>ExLlamaV3 loads it, transformers does not.</source>
        <translation>Lo carga ExLlamaV3, no transformers.</translation>
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
        <translation>ajustes de Fooocus</translation>
    </message>
    <message>
        <source>Free some space on that volume and try again.</source>
        <translation>Libere espacio en ese volumen e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some space on {volume} (purge the trash, clean download caches) and try again.</source>
        <translation>Libere espacio en {volume} (vacíe la papelera, limpie las cachés de descargas) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some space there (`roost trash purge`, `roost clean`) and try again.</source>
        <translation>Libere espacio allí (`roost trash purge`, `roost clean`) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some space there, then try again.</source>
        <translation>Libere espacio allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free {size} there, then try again.</source>
        <translation>Libere {size} allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Give a folder (/…, ./…, ~/…), an HF id (organisation/name), or an id from `roost list`.</source>
        <translation>Indique una carpeta (/…, ./…, ~/…), un ID de HF (organización/nombre) o un ID de `roost list`.</translation>
    </message>
    <message>
        <source>Give a path without &apos;..&apos;.</source>
        <translation>Indique una ruta sin «..».</translation>
    </message>
    <message>
        <source>Give a requirements.lock of Roost or a pylock.toml made for this Python.</source>
        <translation>Indique un requirements.lock de Roost o un pylock.toml hecho para este Python.</translation>
    </message>
    <message>
        <source>Give another place with --out.</source>
        <translation>Indique otro lugar con --out.</translation>
    </message>
    <message>
        <source>Give the profile the package index of this accelerator, or put the wheel into a folder named by find-links in pip&apos;s configuration.</source>
        <translation>Dé al perfil el índice de paquetes de este acelerador, o ponga el wheel en una carpeta que indique find-links en la configuración de pip.</translation>
    </message>
    <message>
        <source>Give yourself the right to read the folder, or open another workspace.</source>
        <translation>Dese permiso para leer la carpeta, o abra otro espacio de trabajo.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or mount the volume for writing.</source>
        <translation>Dese permiso para escribir allí, o monte el volumen con escritura.</translation>
    </message>
    <message>
        <source>If it is really to go, remove it by hand.</source>
        <translation>Si de verdad debe desaparecer, quítelo a mano.</translation>
    </message>
    <message>
        <source>If the workspace was moved, its environments work as they are; rebuild one to separate its files.</source>
        <translation>Si se movió el espacio de trabajo, sus entornos funcionan como están; reconstruya uno para separar sus archivos.</translation>
    </message>
    <message>
        <source>In HQQ&apos;s older form, which hqq loads and transformers does not.</source>
        <translation>En la forma antigua de HQQ, que carga hqq y no transformers.</translation>
    </message>
    <message>
        <source>In Meta&apos;s own format; transformers loads it only once it is converted.</source>
        <translation>En el formato propio de Meta; transformers lo carga solo cuando se convierte.</translation>
    </message>
    <message>
        <source>In Mistral&apos;s own format, which vLLM loads.</source>
        <translation>En el formato propio de Mistral, que vLLM carga.</translation>
    </message>
    <message>
        <source>In ggml&apos;s older format, which torch does not load: whisper.cpp&apos;s, or llama.cpp&apos;s </source>
        <translation>En el formato antiguo de ggml, que torch no carga: el de whisper.cpp o el de llama.cpp </translation>
    </message>
    <message>
        <source>Install Python {library} again. Or: {rebuild}</source>
        <translation>Instale Python {library} de nuevo. O: {rebuild}</translation>
    </message>
    <message>
        <source>Install Roost again to get the version it was tested with.</source>
        <translation>Instale Roost de nuevo para tener la versión con la que se probó.</translation>
    </message>
    <message>
        <source>Install Roost again, or choose pip in the settings.</source>
        <translation>Instale Roost de nuevo, o elija pip en los ajustes.</translation>
    </message>
    <message>
        <source>Install Roost again, or use --installer pip.</source>
        <translation>Instale Roost de nuevo, o use --installer pip.</translation>
    </message>
    <message>
        <source>Install Roost again, or use --installer uv.</source>
        <translation>Instale Roost de nuevo, o use --installer uv.</translation>
    </message>
    <message>
        <source>Install a Python by other means, or remove that folder and try again.</source>
        <translation>Instale un Python por otro medio, o quite esa carpeta e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Install a Python that fits by hand, or change `python` in the profile.</source>
        <translation>Instale a mano un Python adecuado, o cambie `python` en el perfil.</translation>
    </message>
    <message>
        <source>Install a Python that fits by hand, or switch it on: UV_PYTHON_DOWNLOADS=manual, or python-downloads in uv.toml.</source>
        <translation>Instale a mano un Python adecuado, o active la descarga: UV_PYTHON_DOWNLOADS=manual, o python-downloads en uv.toml.</translation>
    </message>
    <message>
        <source>Install a Python {spec}, for example from python.org or with `uv python install`.</source>
        <translation>Instale un Python {spec}, por ejemplo de python.org o con `uv python install`.</translation>
    </message>
    <message>
        <source>Install a Python {spec}.</source>
        <translation>Instale un Python {spec}.</translation>
    </message>
    <message>
        <source>Install fonts, for example the package fonts-dejavu-core.</source>
        <translation>Instale fuentes, por ejemplo el paquete fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>Install one (for example xterm), or set TERMINAL to its name.</source>
        <translation>Instale uno (por ejemplo xterm), o ponga su nombre en TERMINAL.</translation>
    </message>
    <message>
        <source>Install one that fits, if you need those profiles.</source>
        <translation>Instale uno adecuado si necesita esos perfiles.</translation>
    </message>
    <message>
        <source>Install that Python again. Or: {rebuild}</source>
        <translation>Instale ese Python de nuevo. O: {rebuild}</translation>
    </message>
    <message>
        <source>Install the Python at {interpreter_target} again. Or: {rebuild}</source>
        <translation>Instale de nuevo el Python de {interpreter_target}. O: {rebuild}</translation>
    </message>
    <message>
        <source>Install the build of {name} for {beside}. Or: {rebuild_remedy}</source>
        <translation>Instale la compilación de {name} para {beside}. O: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>Install the system libraries Qt needs; the README names the command.</source>
        <translation>Instale las bibliotecas del sistema que necesita Qt; el README indica el comando.</translation>
    </message>
    <message>
        <source>Install xdg-utils.</source>
        <translation>Instale xdg-utils.</translation>
    </message>
    <message>
        <source>Install {names} again, or put it on the PATH, and try once more.</source>
        <translation>Instale {names} de nuevo, o póngalo en el PATH, e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Install {name} again there. Or: {rebuild_remedy}</source>
        <translation>Instale {name} allí de nuevo. O: {rebuild_remedy}</translation>
    </message>
    <message>
        <source>Install {name} {version} again there, or rebuild the environment.</source>
        <translation>Instale {name} {version} allí de nuevo, o reconstruya el entorno.</translation>
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
        <translation>base de datos de InvokeAI</translation>
    </message>
    <message>
        <source>It ended with exit code {exit_code} in {env_id}.</source>
        <translation>Acabó con código {exit_code} en {env_id}.</translation>
    </message>
    <message>
        <source>It has an environment of its own.</source>
        <translation>Tiene un entorno propio.</translation>
    </message>
    <message>
        <source>It is a link out of the workspace, to {target}.</source>
        <translation>Es un enlace fuera del espacio de trabajo, a {target}.</translation>
    </message>
    <message>
        <source>It is a link to {target}.</source>
        <translation>Es un enlace a {target}.</translation>
    </message>
    <message>
        <source>It is no copy: whatever changes there changes here, too.</source>
        <translation>No es una copia: lo que cambia allí cambia también aquí.</translation>
    </message>
    <message>
        <source>It is not known which stack {id} needs.</source>
        <translation>No se sabe qué pila necesita {id}.</translation>
    </message>
    <message>
        <source>It is waiting for a disk or a driver. Restart the computer if it stays.</source>
        <translation>Espera a un disco o un controlador. Si continúa así, reinicie el equipo.</translation>
    </message>
    <message>
        <source>It stays as it is: {join} (--on-conflict extend or dedicated moves it).</source>
        <translation>Se queda como está: {join} (--on-conflict extend o dedicated lo pasa).</translation>
    </message>
    <message>
        <source>It wants {key} both &gt;={floor} and &lt;{below}: no release is both.</source>
        <translation>Pide {key} a la vez &gt;={floor} y &lt;{below}: ninguna versión cumple ambas cosas.</translation>
    </message>
    <message>
        <source>It wants {names} ({reason}), which no key stands for</source>
        <translation>Pide {names} ({reason}), que ninguna clave representa</translation>
    </message>
    <message>
        <source>Its .venv is a file that cannot be read.</source>
        <translation>Su .venv es un archivo que no se puede leer.</translation>
    </message>
    <message>
        <source>Its .venv is a file that does not hold a path.</source>
        <translation>Su .venv es un archivo que no contiene una ruta.</translation>
    </message>
    <message>
        <source>Its .venv is a file that names {target}, which is no folder.</source>
        <translation>Su .venv es un archivo que indica {target}, que no es una carpeta.</translation>
    </message>
    <message>
        <source>Its .venv is a {what} that leads out of the workspace, to {target}.</source>
        <translation>Su .venv es una referencia que sale del espacio de trabajo, a {target}.</translation>
    </message>
    <message>
        <source>Its .venv is a {what} that leads to {target}.</source>
        <translation>Su .venv es una referencia que lleva a {target}.</translation>
    </message>
    <message>
        <source>Its author asks for {one_line}: newer ones may not run it.</source>
        <translation>Su autor pide {one_line}: los más nuevos quizá no lo ejecuten.</translation>
    </message>
    <message>
        <source>Its base model {base} is not on this machine.</source>
        <translation>Su modelo base {base} no está en este equipo.</translation>
    </message>
    <message>
        <source>Its card says that {library} loads it, which is not known here.</source>
        <translation>Su ficha dice que lo carga {library}, que aquí no se conoce.</translation>
    </message>
    <message>
        <source>Its code imports {module}, of a package unknown.</source>
        <translation>Su código importa {module}, de un paquete desconocido.</translation>
    </message>
    <message>
        <source>Its code lies in {one_line}, not here: what it imports is unknown.</source>
        <translation>Su código está en {one_line}, no aquí: no se sabe qué importa.</translation>
    </message>
    <message>
        <source>Its config.json names no type of model.</source>
        <translation>Su config.json no indica ningún tipo de modelo.</translation>
    </message>
    <message>
        <source>Its files lie unchanged in `content` there; move that folder back by hand.</source>
        <translation>Sus archivos están sin cambios en `content`; devuelva esa carpeta a mano.</translation>
    </message>
    <message>
        <source>Its legacy environment goes on serving it; try the model in the shared one by hand (roost use MODEL ENV), or leave it.</source>
        <translation>Su entorno antiguo lo sigue sirviendo; pruebe el modelo a mano en el compartido (roost use MODEL ENV), o déjelo.</translation>
    </message>
    <message>
        <source>Its model runs code of its own: without --trust-remote-code it is not proved.</source>
        <translation>Su modelo ejecuta código propio: sin --trust-remote-code no se prueba.</translation>
    </message>
    <message>
        <source>Its own code imports {one}, which transformers {first} and newer do not have.</source>
        <translation>Su código importa {one}, que transformers {first} y más nuevos no tienen.</translation>
    </message>
    <message>
        <source>Its own code was written for transformers {saved}; much newer ones may not run it.</source>
        <translation>Su código se escribió para transformers {saved}; los mucho más nuevos quizá no lo ejecuten.</translation>
    </message>
    <message>
        <source>Its part {one_line} comes from {one_line2}, not from a library.</source>
        <translation>Su parte {one_line} viene de {one_line2}, no de una biblioteca.</translation>
    </message>
    <message>
        <source>Its stack has no class for this model: build a dedicated environment with a newer one (--on-conflict dedicated), or leave it where it is.</source>
        <translation>Su pila no tiene una clase para este modelo: construya un entorno propio con una más nueva (--on-conflict dedicated), o déjelo donde está.</translation>
    </message>
    <message>
        <source>Left {name} alone: {message}</source>
        <translation>{name} se dejó como estaba: {message}</translation>
    </message>
    <message>
        <source>Left {trash_id} in the trash: it is not the folder that was to be purged.</source>
        <translation>{trash_id} se quedó en la papelera: no es la carpeta que se iba a eliminar definitivamente.</translation>
    </message>
    <message>
        <source>Let it be built instead (--promote-by no).</source>
        <translation>Deje que se construya en su lugar (--promote-by no).</translation>
    </message>
    <message>
        <source>Let its owner install a build for this machine.</source>
        <translation>Que su dueño instale una compilación para este equipo.</translation>
    </message>
    <message>
        <source>Let only one computer create and move environments in this workspace at a time.</source>
        <translation>Que solo un equipo a la vez cree y mueva entornos en este espacio de trabajo.</translation>
    </message>
    <message>
        <source>Let uv fetch Python {version}: roost create {key} --managed-python</source>
        <translation>Que uv obtenga Python {version}: roost create {key} --managed-python</translation>
    </message>
    <message>
        <source>Let {app} repair it.</source>
        <translation>Que {app} lo repare.</translation>
    </message>
    <message>
        <source>Let {owner} install the torch build for {gpu}.</source>
        <translation>Que {owner} instale la compilación de torch para {gpu}.</translation>
    </message>
    <message>
        <source>Line {number} is left out: {why}.</source>
        <translation>La línea {number} se omite: {why}.</translation>
    </message>
    <message>
        <source>Line {number} of {name} cannot be used: {why}.</source>
        <translation>La línea {number} de {name} no se puede usar: {why}.</translation>
    </message>
    <message>
        <source>Locks do not work on this volume: two programs got the same one.</source>
        <translation>Los bloqueos no funcionan en este volumen: dos programas obtuvieron el mismo.</translation>
    </message>
    <message>
        <source>Locks work between programs of this computer; on a network drive another computer may not see them.</source>
        <translation>Los bloqueos funcionan entre programas de este equipo; en una unidad de red otro equipo quizá no los vea.</translation>
    </message>
    <message>
        <source>Locks work here: a second one is refused.</source>
        <translation>Los bloqueos funcionan aquí: un segundo bloqueo se rechaza.</translation>
    </message>
    <message>
        <source>Look again with a network.</source>
        <translation>Vuelva a mirar cuando haya red.</translation>
    </message>
    <message>
        <source>Look at it closely.</source>
        <translation>Examínelo con detalle.</translation>
    </message>
    <message>
        <source>Look at it, and remove or rename it by hand.</source>
        <translation>Examínelo y quítelo o renómbrelo a mano.</translation>
    </message>
    <message>
        <source>Look at the installer&apos;s output above; `roost create` starts anew.</source>
        <translation>Consulte arriba la salida del instalador; `roost create` empieza de nuevo.</translation>
    </message>
    <message>
        <source>Look at the model&apos;s Python files; if you trust them, migrate again with --trust-remote-code.</source>
        <translation>Revise los archivos Python del modelo; si confía en ellos, migre otra vez con --trust-remote-code.</translation>
    </message>
    <message>
        <source>Look at the new plan and start again.</source>
        <translation>Revise el nuevo plan y empiece otra vez.</translation>
    </message>
    <message>
        <source>Look at what wrote it, and remove it.</source>
        <translation>Averigüe qué lo escribió y quítelo.</translation>
    </message>
    <message>
        <source>Look at what {tool} said above, and run it by hand: {words}</source>
        <translation>Consulte lo que dijo {tool} arriba y ejecútelo a mano: {words}</translation>
    </message>
    <message>
        <source>Look at who put it there, and remove it; Roost makes its own.</source>
        <translation>Averigüe quién lo puso allí y quítelo; Roost crea el suyo.</translation>
    </message>
    <message>
        <source>Look where you got it, or name the place: roost version --look --from ADDRESS (or set {VARIABLE}).</source>
        <translation>Consulte dónde lo obtuvo, o indique el lugar: roost version --look --from ADDRESS (o defina {VARIABLE}).</translation>
    </message>
    <message>
        <source>Loosen it, or give the model that needs it an environment of its own: roost create {key} --dedicated MODEL{words}</source>
        <translation>Relájelo, o dé al modelo que lo necesita un entorno propio: roost create {key} --dedicated MODEL{words}</translation>
    </message>
    <message>
        <source>Loosen the requirement that is named, or add an index that has it; an index that wants a login shows nothing without.</source>
        <translation>Relaje el requisito indicado, o añada un índice que lo tenga; un índice que pide iniciar sesión no muestra nada sin ello.</translation>
    </message>
    <message>
        <source>Loosen what you asked for: {asked}.</source>
        <translation>Relaje lo que pidió: {asked}.</translation>
    </message>
    <message>
        <source>METADATA and RECORD as the installer wrote them</source>
        <translation>METADATA y RECORD como los escribió el instalador</translation>
    </message>
    <message>
        <source>Make a new workspace elsewhere and copy what you need.</source>
        <translation>Cree otro espacio de trabajo en otro lugar y copie lo que necesite.</translation>
    </message>
    <message>
        <source>Make it again with the program that made it.</source>
        <translation>Créelo de nuevo con el programa que lo creó.</translation>
    </message>
    <message>
        <source>Make one: roost migrate --all --dry-run --save FILE.</source>
        <translation>Haga uno: roost migrate --all --dry-run --save FILE.</translation>
    </message>
    <message>
        <source>Make the folder readable, or remove it.</source>
        <translation>Haga legible la carpeta, o quítela.</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Haga el plan de nuevo y revíselo.</translation>
    </message>
    <message>
        <source>Make the plan again.</source>
        <translation>Haga el plan de nuevo.</translation>
    </message>
    <message>
        <source>Make the plan again; nothing was changed.</source>
        <translation>Haga el plan de nuevo; no se cambió nada.</translation>
    </message>
    <message>
        <source>Mend or remove the file; Roost does not need it to list the environment.</source>
        <translation>Arregle o quite el archivo; Roost no lo necesita para mostrar el entorno.</translation>
    </message>
    <message>
        <source>Mend or remove the line; `roost use MODEL ENV` writes a pin, Settings the rest.</source>
        <translation>Arregle o quite la línea; `roost use MODEL ENV` escribe una fijación, los ajustes el resto.</translation>
    </message>
    <message>
        <source>Mend the line named, or move the file away; Roost never overwrites it.</source>
        <translation>Arregle la línea indicada, o aparte el archivo; Roost nunca lo sobrescribe.</translation>
    </message>
    <message>
        <source>Migrate or delete that one first: roost --root {root} migrate {served}</source>
        <translation>Migre o elimine antes ese: roost --root {root} migrate {served}</translation>
    </message>
    <message>
        <source>Models run on the processor; a profile with a build for this GPU would change that.</source>
        <translation>Los modelos usan el procesador; un perfil con una compilación para esta GPU lo cambiaría.</translation>
    </message>
    <message>
        <source>Move it away, or give another place with --out.</source>
        <translation>Apártelo, o indique otro lugar con --out.</translation>
    </message>
    <message>
        <source>Move it to a folder of your own, such as one right below the drive.</source>
        <translation>Muévalo a una carpeta suya, como una justo bajo la unidad.</translation>
    </message>
    <message>
        <source>Move it to a folder that is not: synchronising locks files that are in use.</source>
        <translation>Muévalo a una carpeta que no lo esté: la sincronización bloquea archivos en uso.</translation>
    </message>
    <message>
        <source>Move it to a shorter path, or switch long paths on in Windows (LongPathsEnabled).</source>
        <translation>Muévalo a una ruta más corta, o active las rutas largas en Windows (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>Move its model to a shared environment: roost migrate {id}</source>
        <translation>Pase su modelo a un entorno compartido: roost migrate {id}</translation>
    </message>
    <message>
        <source>Move its model to a shared one.</source>
        <translation>Pase su modelo a uno compartido.</translation>
    </message>
    <message>
        <source>Move its model to one for this machine: roost migrate {id}</source>
        <translation>Pase su modelo a uno para este equipo: roost migrate {id}</translation>
    </message>
    <message>
        <source>Move the workspace elsewhere, or allow Python in Windows Security.</source>
        <translation>Mueva el espacio de trabajo, o permita Python en Seguridad de Windows.</translation>
    </message>
    <message>
        <source>Move the workspace to a folder without line breaks in its name.</source>
        <translation>Mueva el espacio de trabajo a una carpeta sin saltos de línea en su nombre.</translation>
    </message>
    <message>
        <source>Move the workspace to a local disk.</source>
        <translation>Mueva el espacio de trabajo a un disco local.</translation>
    </message>
    <message>
        <source>Move the workspace to a local volume; nothing protects two Roosts from each other.</source>
        <translation>Mueva el espacio de trabajo a un volumen local; nada protege a dos Roost entre sí.</translation>
    </message>
    <message>
        <source>Move the workspace to a shorter folder, such as {shorter}, or {switch}</source>
        <translation>Mueva el espacio de trabajo a una carpeta más corta, como {shorter}, o {switch}</translation>
    </message>
    <message>
        <source>Move the workspace to a volume with NTFS, ext4, APFS or the like.</source>
        <translation>Mueva el espacio de trabajo a un volumen con NTFS, ext4, APFS o similar.</translation>
    </message>
    <message>
        <source>Move those first: roost migrate {others}</source>
        <translation>Pase antes esos: roost migrate {others}</translation>
    </message>
    <message>
        <source>Move {what} out of it first, then scan again.</source>
        <translation>Saque antes {what} y busque de nuevo.</translation>
    </message>
    <message>
        <source>Moved a former tree of {name} to the trash ({trash_id}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a legacy environment, legacy:&lt;id&gt;, or one that a scan found, other:&lt;id&gt;.</source>
        <translation>Indique un entorno antiguo, legacy:&lt;id&gt;, o uno que encontró una búsqueda, other:&lt;id&gt;.</translation>
    </message>
    <message>
        <source>Name the workspace by its real path: --root {os}</source>
        <translation>Indique el espacio de trabajo por su ruta real: --root {os}</translation>
    </message>
    <message>
        <source>New environments are built for {title}: {reason}</source>
        <translation>Los entornos nuevos se construyen para {title}: {reason}</translation>
    </message>
    <message>
        <source>No GPU ({source})</source>
        <translation>Sin GPU ({source})</translation>
    </message>
    <message>
        <source>No Python {python} is on this computer.</source>
        <translation>En este equipo no hay Python {python}.</translation>
    </message>
    <message>
        <source>No Python {spec} was found on this computer (found: {there}).</source>
        <translation>No se encontró Python {spec} en este equipo (hay: {there}).</translation>
    </message>
    <message>
        <source>No Python {spec} was found to make environments with (found: {told}).</source>
        <translation>No se encontró Python {spec} para crear entornos (hay: {told}).</translation>
    </message>
    <message>
        <source>No database yet; the first change makes it.</source>
        <translation>Aún no hay base de datos; el primer cambio la crea.</translation>
    </message>
    <message>
        <source>No display here: commands work, the window cannot.</source>
        <translation>Aquí no hay pantalla: los comandos funcionan, la ventana no.</translation>
    </message>
    <message>
        <source>No environment for {model} ({env_key}). {reasons}.</source>
        <translation>No hay entorno para {model} ({env_key}). {reasons}.</translation>
    </message>
    <message>
        <source>No environments here yet.</source>
        <translation>Aquí no hay entornos todavía.</translation>
    </message>
    <message>
        <source>No healthy environment could be had; {env} is used as a last resort although {reason}.</source>
        <translation>No se pudo obtener un entorno correcto; {env} se usa como último recurso aunque {reason}.</translation>
    </message>
    <message>
        <source>No key is made for what it is</source>
        <translation>Para un modelo así no hay clave</translation>
    </message>
    <message>
        <source>No lock could be tried on {name}.</source>
        <translation>No se pudo probar un bloqueo en {name}.</translation>
    </message>
    <message>
        <source>No peft up to {NEWEST_KNOWN} knows adapters of type {kind}.</source>
        <translation>Ningún peft hasta {NEWEST_KNOWN} conoce adaptadores de tipo {kind}.</translation>
    </message>
    <message>
        <source>No profile builds for {title} ({accelerator}).</source>
        <translation>Ningún perfil construye para {title} ({accelerator}).</translation>
    </message>
    <message>
        <source>No set of versions fits: {reason}</source>
        <translation>Ningún conjunto de versiones encaja: {reason}</translation>
    </message>
    <message>
        <source>No space left for bytecode in {tree}.</source>
        <translation>No queda espacio para bytecode en {tree}.</translation>
    </message>
    <message>
        <source>No space left on {volume} while {tool} was writing to {chosen}.</source>
        <translation>No queda espacio en {volume} mientras {tool} escribía en {chosen}.</translation>
    </message>
    <message>
        <source>No terminal program was found.</source>
        <translation>No se encontró ningún programa de terminal.</translation>
    </message>
    <message>
        <source>No transformers up to {NEWEST_KNOWN} has the type {kind}: some other library loads it.</source>
        <translation>Ningún transformers hasta {NEWEST_KNOWN} tiene el tipo {kind}: lo carga otra biblioteca.</translation>
    </message>
    <message>
        <source>Not enough space on {volume_of}: {size} are needed, {size2} are free.</source>
        <translation>No hay espacio en {volume_of}: hacen falta {size}, hay {size2} libres.</translation>
    </message>
    <message>
        <source>Nothing but the history is lost: the next change makes it anew.</source>
        <translation>Solo se pierde el historial: el próximo cambio la crea de nuevo.</translation>
    </message>
    <message>
        <source>Nothing has to be undone for the environments to work; remove the file.</source>
        <translation>No hay que deshacer nada para que los entornos funcionen; quite el archivo.</translation>
    </message>
    <message>
        <source>Nothing is known about the model</source>
        <translation>No se sabe nada del modelo</translation>
    </message>
    <message>
        <source>Nothing is left behind.</source>
        <translation>No queda nada pendiente.</translation>
    </message>
    <message>
        <source>Nothing is left behind; {running} operations are under way.</source>
        <translation>No queda nada pendiente; hay {running} operaciones en marcha.</translation>
    </message>
    <message>
        <source>Nothing marks {tree} as an environment, so it is left alone.</source>
        <translation>Nada señala {tree} como entorno, así que se deja como está.</translation>
    </message>
    <message>
        <source>Nothing to try locks on yet; the first creation does.</source>
        <translation>Aún no hay nada donde probar bloqueos; lo hace la primera creación.</translation>
    </message>
    <message>
        <source>Nothing was changed: somebody works on all of them.</source>
        <translation>No se cambió nada: alguien trabaja en todos ellos.</translation>
    </message>
    <message>
        <source>Nothing was changed: {busy} is in use.</source>
        <translation>No se cambió nada: {busy} está en uso.</translation>
    </message>
    <message>
        <source>Nothing was moved: {named} uses the workspace.</source>
        <translation>No se movió nada: {named} usa el espacio de trabajo.</translation>
    </message>
    <message>
        <source>Nothing was put back; recreate the environment.</source>
        <translation>No se devolvió nada; cree el entorno de nuevo.</translation>
    </message>
    <message>
        <source>Offline mode is on: switch it off, or put the missing wheels into a find-links folder.</source>
        <translation>El modo sin conexión está activo: desactívelo, o ponga los wheels que faltan en una carpeta de find-links.</translation>
    </message>
    <message>
        <source>Only folders of this workspace are touched.</source>
        <translation>Solo se tocan carpetas de este espacio de trabajo.</translation>
    </message>
    <message>
        <source>Open it by hand; the details show its path.</source>
        <translation>Ábralo a mano; los detalles muestran su ruta.</translation>
    </message>
    <message>
        <source>Open the folder it leads to as a workspace of its own, or remove the link.</source>
        <translation>Abra la carpeta adonde lleva como espacio de trabajo propio, o quite el enlace.</translation>
    </message>
    <message>
        <source>PID {pid} has been working on it since {since}{doing}</source>
        <translation>el PID {pid} trabaja en ello desde {since}{doing}</translation>
    </message>
    <message>
        <source>PID {pid} is creating it, and waiting was not wanted</source>
        <translation>el PID {pid} lo está creando, y no se quiso esperar</translation>
    </message>
    <message>
        <source>Programs, settings and ROOST_ROOT that name the old path must be told the new one.</source>
        <translation>A los programas, ajustes y ROOST_ROOT que indican la ruta antigua hay que darles la nueva.</translation>
    </message>
    <message>
        <source>Put a copy of the file in its place, or remove the link.</source>
        <translation>Ponga en su lugar una copia del archivo, o quite el enlace.</translation>
    </message>
    <message>
        <source>Python ended before its end{where} ({ending})</source>
        <translation>Python acabó antes de tiempo{where} ({ending})</translation>
    </message>
    <message>
        <source>Python ended while importing it ({ending})</source>
        <translation>Python acabó al importarlo ({ending})</translation>
    </message>
    <message>
        <source>Python ended{at}: {text}</source>
        <translation>Python acabó{at}: {text}</translation>
    </message>
    <message>
        <source>Python {library}, which the packages were installed for</source>
        <translation>Python {library}, para el que se instalaron los paquetes</translation>
    </message>
    <message>
        <source>Python {made}, as pyvenv.cfg says</source>
        <translation>Python {made}, como dice pyvenv.cfg</translation>
    </message>
    <message>
        <source>Pythons: {told}. No profile with {join} can be built.</source>
        <translation>Pythons: {told}. No se puede construir ningún perfil con {join}.</translation>
    </message>
    <message>
        <source>Qt finds no fonts: the window would show boxes.</source>
        <translation>Qt no encuentra fuentes: la ventana mostraría cuadros.</translation>
    </message>
    <message>
        <source>Qt {qt} on {platform}.</source>
        <translation>Qt {qt} en {platform}.</translation>
    </message>
    <message>
        <source>Quantised for Apple&apos;s MLX; mlx-lm or mlx-vlm loads it, transformers does not.</source>
        <translation>Cuantizado para MLX de Apple; lo carga mlx-lm o mlx-vlm, no transformers.</translation>
    </message>
    <message>
        <source>Quarantine frees nothing until it is purged.</source>
        <translation>La papelera no libera nada hasta que se vacía.</translation>
    </message>
    <message>
        <source>RECORD is binary or cut off</source>
        <translation>RECORD es binario o está cortado</translation>
    </message>
    <message>
        <source>RECORD is empty</source>
        <translation>RECORD está vacío</translation>
    </message>
    <message>
        <source>RECORD is {value}</source>
        <translation>RECORD es {value}</translation>
    </message>
    <message>
        <source>RECORD names {outside}</source>
        <translation>RECORD indica {outside}</translation>
    </message>
    <message>
        <source>Rebuild it.</source>
        <translation>Reconstrúyalo.</translation>
    </message>
    <message>
        <source>Rebuild it: roost repair {env_id}</source>
        <translation>Reconstrúyalo: roost repair {env_id}</translation>
    </message>
    <message>
        <source>Rebuild it: roost repair {id}</source>
        <translation>Reconstrúyalo: roost repair {id}</translation>
    </message>
    <message>
        <source>Rebuild the environment instead; its list of packages is still known.</source>
        <translation>Reconstruya el entorno; su lista de paquetes aún se conoce.</translation>
    </message>
    <message>
        <source>Refresh, look at it again, and repeat.</source>
        <translation>Vuelva a leer, revíselo otra vez y repita.</translation>
    </message>
    <message>
        <source>Refresh: it was moved or deleted in the meantime.</source>
        <translation>Vuelva a leer: se movió o eliminó mientras tanto.</translation>
    </message>
    <message>
        <source>Refresh: it was replaced by a file in the meantime.</source>
        <translation>Vuelva a leer: un archivo ocupó su lugar mientras tanto.</translation>
    </message>
    <message>
        <source>Remove it by hand if you do not need it.</source>
        <translation>Quítelo a mano si no lo necesita.</translation>
    </message>
    <message>
        <source>Remove it with its own tool after Roost has ended.</source>
        <translation>Quítelo con su propia herramienta cuando Roost haya terminado.</translation>
    </message>
    <message>
        <source>Remove it with {app}, or by hand.</source>
        <translation>Quítelo con {app}, o a mano.</translation>
    </message>
    <message>
        <source>Remove it with {app}; or say that you mean it: --app-name &quot;{app}&quot;.</source>
        <translation>Quítelo con {app}; o indique que de verdad lo quiere: --app-name &quot;{app}&quot;.</translation>
    </message>
    <message>
        <source>Remove or rename it.</source>
        <translation>Quítelo o renómbrelo.</translation>
    </message>
    <message>
        <source>Remove the link, or open the folder it points to as the workspace.</source>
        <translation>Quite el enlace, o abra como espacio de trabajo la carpeta a la que apunta.</translation>
    </message>
    <message>
        <source>Remove the snapshot; the environment itself is not affected.</source>
        <translation>Quite la instantánea; el entorno no está afectado.</translation>
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
        <translation>Renómbrelo con letras, dígitos, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>Rename the folder to letters, digits, dots, dashes and underscores.</source>
        <translation>Renombre la carpeta con letras, dígitos, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>Rename what is there now, then `roost undo {id}`.</source>
        <translation>Renombre lo que hay allí ahora, y luego `roost undo {id}`.</translation>
    </message>
    <message>
        <source>Rename {origin} first, or use the old one where it is: --root {kept}</source>
        <translation>Renombre antes {origin}, o use el antiguo donde está: --root {kept}</translation>
    </message>
    <message>
        <source>Rescan the workspace.</source>
        <translation>Vuelva a leer el espacio de trabajo.</translation>
    </message>
    <message>
        <source>Resolve it first.</source>
        <translation>Resuélvalo antes.</translation>
    </message>
    <message>
        <source>Restore it: roost repair {env}; or keep it as it is: roost check {env} --accept</source>
        <translation>Restáurelo: roost repair {env}; o déjelo como está: roost check {env} --accept</translation>
    </message>
    <message>
        <source>Restore the file from where it came, or remove it.</source>
        <translation>Restaure el archivo de donde vino, o quítelo.</translation>
    </message>
    <message>
        <source>Restoring a snapshot</source>
        <translation>Restaurando una instantánea</translation>
    </message>
    <message>
        <source>Roost itself runs from {env_id}, so it is left alone.</source>
        <translation>El propio Roost se ejecuta desde {env_id}, así que se deja como está.</translation>
    </message>
    <message>
        <source>Roost may not {verb} {where} ({strerror}).</source>
        <translation>Roost no tiene permiso para «{verb}» en {where} ({strerror}).</translation>
    </message>
    <message>
        <source>Roost uses it, but neither changes nor deletes what it leads to.</source>
        <translation>Roost lo usa, pero ni cambia ni elimina aquello a lo que lleva.</translation>
    </message>
    <message>
        <source>Run `roost clean` again when other commands have ended.</source>
        <translation>Ejecute `roost clean` de nuevo cuando hayan acabado otros comandos.</translation>
    </message>
    <message>
        <source>Run `roost history` to see what there is.</source>
        <translation>`roost history` muestra lo que hay.</translation>
    </message>
    <message>
        <source>Run `roost list` to see what there is.</source>
        <translation>`roost list` muestra lo que hay.</translation>
    </message>
    <message>
        <source>Run `roost scan` again to find it under its own path.</source>
        <translation>Ejecute `roost scan` de nuevo para encontrarlo por su propia ruta.</translation>
    </message>
    <message>
        <source>Run `roost scan` again, and look at what is there.</source>
        <translation>Ejecute `roost scan` de nuevo y revise lo que hay.</translation>
    </message>
    <message>
        <source>Run `roost scan` to look for it again.</source>
        <translation>Ejecute `roost scan` para buscarlo otra vez.</translation>
    </message>
    <message>
        <source>Run `roost trash list` to see what there is.</source>
        <translation>`roost trash list` muestra lo que hay.</translation>
    </message>
    <message>
        <source>Run the command again with --json for details, or save a support file.</source>
        <translation>Ejecute el comando otra vez con --json para ver los detalles, o guarde un archivo de soporte.</translation>
    </message>
    <message>
        <source>See `roost profiles` for what can be built, or leave it as it is.</source>
        <translation>`roost profiles` muestra lo que se puede construir; o déjelo como está.</translation>
    </message>
    <message>
        <source>See the command&apos;s --help.</source>
        <translation>Consulte --help del comando.</translation>
    </message>
    <message>
        <source>See where it leads with `roost list --json`.</source>
        <translation>Vea adónde lleva con `roost list --json`.</translation>
    </message>
    <message>
        <source>Separating files</source>
        <translation>Separando archivos</translation>
    </message>
    <message>
        <source>Separating the files takes {size} MB, the volume of {place} has {free} MB free.</source>
        <translation>Separar los archivos necesita {size} MB; el volumen de {place} tiene {free} MB libres.</translation>
    </message>
    <message>
        <source>Settings, pins and {count} profiles can be read.</source>
        <translation>Se pueden leer los ajustes, las fijaciones y {count} perfiles.</translation>
    </message>
    <message>
        <source>Several quantisers are installed: {shown}.</source>
        <translation>Hay varios cuantizadores instalados: {shown}.</translation>
    </message>
    <message>
        <source>Sharing files</source>
        <translation>Compartiendo archivos</translation>
    </message>
    <message>
        <source>Somebody ended before they were done: {join}.</source>
        <translation>Alguien acabó antes de terminar: {join}.</translation>
    </message>
    <message>
        <source>Somebody may have tampered with the package or the mirror. Clear the download cache, try again, and if it stays, use another index.</source>
        <translation>Quizá alguien alteró el paquete o la réplica. Vacíe la caché de descargas, inténtelo de nuevo y, si continúa, use otro índice.</translation>
    </message>
    <message>
        <source>Something is being done in this workspace ({doing}), so it cannot move now.</source>
        <translation>Se está haciendo algo en este espacio de trabajo ({doing}), así que ahora no se puede mover.</translation>
    </message>
    <message>
        <source>Something was left unfinished here; it stays, because the volume is read-only.</source>
        <translation>Aquí quedó algo sin terminar; se queda así, porque el volumen es de solo lectura.</translation>
    </message>
    <message>
        <source>Something was written to {root} while it was copied (in {named}), so nothing was moved.</source>
        <translation>Se escribió en {root} mientras se copiaba (en {named}), así que no se movió nada.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>Creando una instantánea</translation>
    </message>
    <message>
        <source>The Python in {tree} ended with {max} while compiling.</source>
        <translation>El Python de {tree} acabó con {max} al compilar.</translation>
    </message>
    <message>
        <source>The cache of {kind} is not at {path} any more.</source>
        <translation>La caché de {kind} ya no está en {path}.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: name your organisation&apos;s in pip&apos;s &apos;cert&apos; setting.</source>
        <translation>No se confía en el certificado: indique el de su organización en el ajuste «cert» de pip.</translation>
    </message>
    <message>
        <source>The copy differs from its source at {rel}: somebody wrote there meanwhile.</source>
        <translation>La copia difiere de su origen en {rel}: alguien escribió allí mientras tanto.</translation>
    </message>
    <message>
        <source>The database cannot be read ({answer}).</source>
        <translation>No se puede leer la base de datos ({answer}).</translation>
    </message>
    <message>
        <source>The disk is not what the plan was made from: {join}.</source>
        <translation>El disco ya no es aquel para el que se hizo el plan: {join}.</translation>
    </message>
    <message>
        <source>The environments have no files in common that could still be shared.</source>
        <translation>Los entornos no tienen archivos iguales que aún se puedan compartir.</translation>
    </message>
    <message>
        <source>The file system is {described}.</source>
        <translation>El sistema de archivos es {described}.</translation>
    </message>
    <message>
        <source>The folder of packages {place} is not there.</source>
        <translation>La carpeta de paquetes {place} no está.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({strerror}).</source>
        <translation>No se puede leer la carpeta {name} ({strerror}).</translation>
    </message>
    <message>
        <source>The folder {path} is not there.</source>
        <translation>La carpeta {path} no está.</translation>
    </message>
    <message>
        <source>The folder “{shown}” in .envs is not named as an environment key can be: {problem}.</source>
        <translation>La carpeta «{shown}» de .envs no tiene un nombre válido para una clave de entorno: {problem}.</translation>
    </message>
    <message>
        <source>The folder “{shown}” in {name} has a name that not every system can use; it was left alone.</source>
        <translation>La carpeta «{shown}» de {name} tiene un nombre que no todos los sistemas admiten; se dejó como estaba.</translation>
    </message>
    <message>
        <source>The graphics hardware has changed: it was {before}, now it is {now}. Every environment was graded again for it.</source>
        <translation>El hardware gráfico ha cambiado: era {before}, ahora es {now}. Cada entorno se valoró de nuevo para él.</translation>
    </message>
    <message>
        <source>The list of the snapshot in {name} cannot be used ({error}).</source>
        <translation>La lista de la instantánea en {name} no se puede usar ({error}).</translation>
    </message>
    <message>
        <source>The lock {lock_file} was lost.</source>
        <translation>Se perdió el bloqueo {lock_file}.</translation>
    </message>
    <message>
        <source>The longest path of {what} would have {length} characters below {root}, {over} more than Python in it can open.</source>
        <translation>La ruta más larga de {what} tendría {length} caracteres bajo {root}, {over} más de los que su Python puede abrir.</translation>
    </message>
    <message>
        <source>The manifest of {id} cannot be read, so it is not known where it came from.</source>
        <translation>No se pueden leer los datos de {id}, así que no se sabe de dónde vino.</translation>
    </message>
    <message>
        <source>The model is pinned to {env}, but {reason}; the usual steps were taken. `roost use MODEL --clear` removes the pin.</source>
        <translation>El modelo está fijado a {env}, pero {reason}; se siguieron los pasos habituales. `roost use MODEL --clear` quita la fijación.</translation>
    </message>
    <message>
        <source>The name of its base model says {method}.</source>
        <translation>El nombre de su modelo base dice {method}.</translation>
    </message>
    <message>
        <source>The name of its weights says gptq.</source>
        <translation>El nombre de sus pesos dice gptq.</translation>
    </message>
    <message>
        <source>The name {name} {problem}.</source>
        <translation>El nombre {name} {problem}.</translation>
    </message>
    <message>
        <source>The output names the cause; fix it and try again.</source>
        <translation>La salida indica la causa; arréglela e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The package index did not deliver a file: {telling}</source>
        <translation>El índice de paquetes no entregó un archivo: {telling}</translation>
    </message>
    <message>
        <source>The package source answers.</source>
        <translation>El origen de paquetes responde.</translation>
    </message>
    <message>
        <source>The package source did not answer within {seconds} s.</source>
        <translation>El origen de paquetes no respondió en {seconds} s.</translation>
    </message>
    <message>
        <source>The packages of {env_id} cannot be read.</source>
        <translation>No se pueden leer los paquetes de {env_id}.</translation>
    </message>
    <message>
        <source>The path “{shown}” cannot be shown as text; the environment there was left alone.</source>
        <translation>La ruta «{shown}» no se puede mostrar como texto; el entorno de allí se dejó como estaba.</translation>
    </message>
    <message>
        <source>The plan does not name {env}.</source>
        <translation>El plan no menciona {env}.</translation>
    </message>
    <message>
        <source>The program uv, which comes with Roost, is not there.</source>
        <translation>El programa uv, que viene con Roost, no está.</translation>
    </message>
    <message>
        <source>The quantisation {method} is not known here; nothing was added for it.</source>
        <translation>La cuantización {method} no se conoce aquí; no se añadió nada para ella.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La papelera está vacía.</translation>
    </message>
    <message>
        <source>The tree of {env} does not lie in the workspace.</source>
        <translation>El árbol de {env} no está en el espacio de trabajo.</translation>
    </message>
    <message>
        <source>The tree of {in_words} is in {env}: they do not start without it.</source>
        <translation>El árbol de {in_words} está en {env}: sin él no se inician.</translation>
    </message>
    <message>
        <source>The volume can share files only as hard links: one file under several names. An edit inside one environment&apos;s installed file would show in the others. Installers replace files, so installs and upgrades stay apart. `roost dedupe --undo` separates them again.</source>
        <translation>El volumen solo puede compartir archivos como enlaces duros: un archivo con varios nombres. Editar a mano un archivo instalado de un entorno se vería en los otros. Los instaladores sustituyen archivos, así que instalaciones y actualizaciones quedan separadas. `roost dedupe --undo` los separa de nuevo.</translation>
    </message>
    <message>
        <source>The volume is mounted read-only: mount it writable.</source>
        <translation>El volumen está montado como solo lectura: móntelo con escritura.</translation>
    </message>
    <message>
        <source>The volume of {path} has no file locks ({strerror}), so nothing can be changed there safely.</source>
        <translation>El volumen de {path} no tiene bloqueos de archivos ({strerror}), así que nada se puede cambiar allí con seguridad.</translation>
    </message>
    <message>
        <source>The volume of {where} is full.</source>
        <translation>El volumen de {where} está lleno.</translation>
    </message>
    <message>
        <source>The volume {volume_of} is full: could not {verb} {shown}.</source>
        <translation>El volumen {volume_of} está lleno: falló «{verb}» en {shown}.</translation>
    </message>
    <message>
        <source>The window cannot start: {last}.</source>
        <translation>La ventana no puede iniciarse: {last}.</translation>
    </message>
    <message>
        <source>The window&apos;s parts did not start within {seconds} s.</source>
        <translation>Las partes de la ventana no se iniciaron en {seconds} s.</translation>
    </message>
    <message>
        <source>The workspace lies in {folder}, which is synchronised with the cloud.</source>
        <translation>El espacio de trabajo está en {folder}, que se sincroniza con la nube.</translation>
    </message>
    <message>
        <source>The workspace lies in {protected}, where only administrators may write.</source>
        <translation>El espacio de trabajo está en {protected}, donde solo pueden escribir los administradores.</translation>
    </message>
    <message>
        <source>There is a file {target} already.</source>
        <translation>Ya hay un archivo {target}.</translation>
    </message>
    <message>
        <source>There is a {env} already.</source>
        <translation>Ya existe {env}.</translation>
    </message>
    <message>
        <source>There is no command “{first}”, neither in the environment nor on PATH.</source>
        <translation>No hay ningún comando «{first}», ni en el entorno ni en el PATH.</translation>
    </message>
    <message>
        <source>There is no deduplication with hard links here that could be taken back.</source>
        <translation>Aquí no hay archivos compartidos con enlaces duros que se puedan deshacer.</translation>
    </message>
    <message>
        <source>There is no environment “other:{shown}” that a scan has found.</source>
        <translation>Ninguna búsqueda encontró un entorno «other:{shown}».</translation>
    </message>
    <message>
        <source>There is no environment “{shown}” here.</source>
        <translation>Aquí no hay un entorno «{shown}».</translation>
    </message>
    <message>
        <source>There is no folder {shown} to look through.</source>
        <translation>No existe la carpeta {shown} donde buscar.</translation>
    </message>
    <message>
        <source>There is no installer &apos;{ascii}&apos;.</source>
        <translation>No existe el instalador «{ascii}».</translation>
    </message>
    <message>
        <source>There is no legacy environment “{shown}”.</source>
        <translation>No hay un entorno antiguo «{shown}».</translation>
    </message>
    <message>
        <source>There is no model folder “{shown}”.</source>
        <translation>No hay una carpeta de modelo «{shown}».</translation>
    </message>
    <message>
        <source>There is no operation “{number}” in the history.</source>
        <translation>No hay una operación «{number}» en el historial.</translation>
    </message>
    <message>
        <source>There is no plan {path}.</source>
        <translation>No existe el plan {path}.</translation>
    </message>
    <message>
        <source>There is no profile for {key}.</source>
        <translation>No hay ningún perfil para {key}.</translation>
    </message>
    <message>
        <source>There is no profile for {key}: it cannot be created.</source>
        <translation>No hay ningún perfil para {key}: no se puede crear.</translation>
    </message>
    <message>
        <source>There is no shared environment “{shown}”.</source>
        <translation>No hay un entorno compartido «{shown}».</translation>
    </message>
    <message>
        <source>There is no {env}.</source>
        <translation>No existe {env}.</translation>
    </message>
    <message>
        <source>There is no “{trash_id}” in the trash.</source>
        <translation>En la papelera no hay «{trash_id}».</translation>
    </message>
    <message>
        <source>This copy of Roost was not told where new versions are announced.</source>
        <translation>Esta copia de Roost no sabe dónde se anuncian las versiones nuevas.</translation>
    </message>
    <message>
        <source>This is a whole copy of {origin}, which was to move here and has not.</source>
        <translation>Esta es una copia completa de {origin}; el traslado aquí no se completó.</translation>
    </message>
    <message>
        <source>This machine shows no driver for it: install one, or choose the accelerator cpu.</source>
        <translation>Este equipo no muestra un controlador para ello: instale uno, o elija el acelerador cpu.</translation>
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
        <translation>Inténtelo de nuevo con --deep, que espera más.</translation>
    </message>
    <message>
        <source>Try again with --deep, which waits longer; a network drive may be slow or away.</source>
        <translation>Inténtelo de nuevo con --deep, que espera más; una unidad de red puede ser lenta o no estar.</translation>
    </message>
    <message>
        <source>Try again with a network. Everything else works without one.</source>
        <translation>Inténtelo de nuevo con red. Todo lo demás funciona sin ella.</translation>
    </message>
    <message>
        <source>Try again: another environment is found, or a new one made.</source>
        <translation>Inténtelo de nuevo: se encuentra otro entorno, o se hace uno nuevo.</translation>
    </message>
    <message>
        <source>Try again; if it stays, the index or a proxy before it is at fault.</source>
        <translation>Inténtelo de nuevo; si el fallo continúa, se debe al índice o a un proxy.</translation>
    </message>
    <message>
        <source>Undo the newer change of {shared} first (`roost trash list`), then this one.</source>
        <translation>Deshaga antes el cambio más nuevo de {shared} (`roost trash list`), después este.</translation>
    </message>
    <message>
        <source>Unmount it, then try again.</source>
        <translation>Desmóntelo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Update Roost, or make the plan again.</source>
        <translation>Actualice Roost, o haga el plan de nuevo.</translation>
    </message>
    <message>
        <source>Update Roost, or use the newer one for this workspace.</source>
        <translation>Actualice Roost, o use el más nuevo para este espacio de trabajo.</translation>
    </message>
    <message>
        <source>Update Roost; until then this environment is used but not changed.</source>
        <translation>Actualice Roost; hasta entonces este entorno se usa pero no se cambia.</translation>
    </message>
    <message>
        <source>Update the graphics driver, or create the environment for another accelerator.</source>
        <translation>Actualice el controlador gráfico, o cree el entorno para otro acelerador.</translation>
    </message>
    <message>
        <source>Use Roost as the user who made the folder; else files of two users get mixed.</source>
        <translation>Use Roost con el usuario que creó la carpeta; si no, se mezclan archivos de dos usuarios.</translation>
    </message>
    <message>
        <source>Use a folder with a shorter path.</source>
        <translation>Use una carpeta con ruta más corta.</translation>
    </message>
    <message>
        <source>Use the program it belongs to.</source>
        <translation>Use el programa al que pertenece.</translation>
    </message>
    <message>
        <source>Use uv or pip.</source>
        <translation>Use uv o pip.</translation>
    </message>
    <message>
        <source>Wait for it, or call again with a longer timeout.</source>
        <translation>Espérelo, o llame otra vez con más tiempo de espera.</translation>
    </message>
    <message>
        <source>Wait for it, or call again without --no-wait.</source>
        <translation>Espérelo, o llame otra vez sin --no-wait.</translation>
    </message>
    <message>
        <source>Wait until downloads and other programs that write there have ended, then try again.</source>
        <translation>Espere a que acaben las descargas y otros programas que escriben allí, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Wait until it is there, or end that process.</source>
        <translation>Espere a que esté, o termine ese proceso.</translation>
    </message>
    <message>
        <source>Wait until the other process has finished, or end it, and try again.</source>
        <translation>Espere a que acabe el otro proceso, o termínelo, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Wait until what installs there has ended, then adopt it again.</source>
        <translation>Espere a que acabe lo que instala allí, y adóptelo otra vez.</translation>
    </message>
    <message>
        <source>What was built for {name} does not work: {said}.</source>
        <translation>Lo construido para {name} no funciona: {said}.</translation>
    </message>
    <message>
        <source>Whether there is a newer version cannot be said: {place} gave no answer ({reason}).</source>
        <translation>No se puede decir si hay una versión más nueva: {place} no respondió ({reason}).</translation>
    </message>
    <message>
        <source>Whether {env} works could not be found out ({reason}); it is used all the same.</source>
        <translation>No se pudo saber si {env} funciona ({reason}); se usa de todos modos.</translation>
    </message>
    <message>
        <source>Windows Defender looks at every file as it is written; creating takes longer.</source>
        <translation>Windows Defender examina cada archivo al escribirse; crear tarda más.</translation>
    </message>
    <message>
        <source>Windows allows long paths (LongPathsEnabled).</source>
        <translation>Windows permite rutas largas (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>Windows does not allow paths of more than 260 characters (LongPathsEnabled is 0).</source>
        <translation>Windows no permite rutas de más de 260 caracteres (LongPathsEnabled es 0).</translation>
    </message>
    <message>
        <source>Windows guards this folder (controlled folder access): programs may not write.</source>
        <translation>Windows protege esta carpeta (acceso controlado a carpetas): los programas no pueden escribir.</translation>
    </message>
    <message>
        <source>Without {env} there is no environment for {named}.</source>
        <translation>Sin {env} no hay entorno para {named}.</translation>
    </message>
    <message>
        <source>Without {env}, {named} would be left with {id}: {in_words}.</source>
        <translation>Sin {env}, a {named} le quedaría {id}: {in_words}.</translation>
    </message>
    <message>
        <source>Written by NVIDIA ModelOpt; vLLM or TensorRT-LLM loads it.</source>
        <translation>Escrito por NVIDIA ModelOpt; lo carga vLLM o TensorRT-LLM.</translation>
    </message>
    <message>
        <source>Written by QuIP# or QTIP; only their own code loads it.</source>
        <translation>Escrito por QuIP# o QTIP; solo lo carga su propio código.</translation>
    </message>
    <message>
        <source>Your disk quota there is used up: free some space.</source>
        <translation>Su cuota de disco allí está agotada: libere espacio.</translation>
    </message>
    <message>
        <source>`pip cache purge` removes all downloads; installed environments keep their files, the next builds download again</source>
        <translation>`pip cache purge` quita todas las descargas; los entornos instalados conservan sus archivos, las próximas construcciones descargan otra vez</translation>
    </message>
    <message>
        <source>`roost profiles` lists what there is; put a file for this key into the workspace&apos;s `profiles` folder.</source>
        <translation>`roost profiles` muestra lo que hay; ponga un archivo para esta clave en la carpeta `profiles` del espacio de trabajo.</translation>
    </message>
    <message>
        <source>`uv cache clean` removes all downloads; installed environments keep their files, the next builds download again</source>
        <translation>`uv cache clean` quita todas las descargas; los entornos instalados conservan sus archivos, las próximas construcciones descargan otra vez</translation>
    </message>
    <message>
        <source>`uv cache prune` removes what uv itself no longer reaches; installed environments keep their files</source>
        <translation>`uv cache prune` quita lo que uv ya no alcanza; los entornos instalados conservan sus archivos</translation>
    </message>
    <message>
        <source>a Python that starts</source>
        <translation>un Python que se inicia</translation>
    </message>
    <message>
        <source>a build for {beside}</source>
        <translation>una compilación para {beside}</translation>
    </message>
    <message>
        <source>a build for {misfit}</source>
        <translation>una compilación para {misfit}</translation>
    </message>
    <message>
        <source>a build that uses {gpu}</source>
        <translation>una compilación que usa {gpu}</translation>
    </message>
    <message>
        <source>a control character (such as a newline)</source>
        <translation>un carácter de control (como un salto de línea)</translation>
    </message>
    <message>
        <source>a copy of {clone}, sharing its blocks where the volume can</source>
        <translation>una copia de {clone} que comparte sus bloques donde el volumen puede</translation>
    </message>
    <message>
        <source>a copy of {source}, without a download</source>
        <translation>una copia de {source}, sin descarga</translation>
    </message>
    <message>
        <source>a copy of {tree}, made fit for its new place; the original stays as it is</source>
        <translation>una copia de {tree}, adaptada a su nuevo lugar; el original se queda como está</translation>
    </message>
    <message>
        <source>a copy that was cut off</source>
        <translation>una copia interrumpida</translation>
    </message>
    <message>
        <source>a folder in the workspace</source>
        <translation>una carpeta del espacio de trabajo</translation>
    </message>
    <message>
        <source>a folder of installed packages</source>
        <translation>una carpeta de paquetes instalados</translation>
    </message>
    <message>
        <source>a link out of the workspace</source>
        <translation>un enlace fuera del espacio de trabajo</translation>
    </message>
    <message>
        <source>a link to {tree}, where it stays; nothing there is changed</source>
        <translation>un enlace a {tree}, que se queda donde está; allí no se cambia nada</translation>
    </message>
    <message>
        <source>a machine that runs {build}</source>
        <translation>un equipo que admite {build}</translation>
    </message>
    <message>
        <source>a number of days, or none</source>
        <translation>un número de días, o none</translation>
    </message>
    <message>
        <source>a number of starts</source>
        <translation>un número de inicios</translation>
    </message>
    <message>
        <source>a package is missing</source>
        <translation>falta un paquete</translation>
    </message>
    <message>
        <source>a probe that runs to its end</source>
        <translation>una prueba que llega a su fin</translation>
    </message>
    <message>
        <source>a process uses it</source>
        <translation>un proceso lo usa</translation>
    </message>
    <message>
        <source>a readable env.json</source>
        <translation>un env.json legible</translation>
    </message>
    <message>
        <source>all else stays at its version</source>
        <translation>todo lo demás conserva su versión</translation>
    </message>
    <message>
        <source>an NVIDIA driver is installed, but names no GPU</source>
        <translation>hay un controlador NVIDIA instalado, pero no indica ninguna GPU</translation>
    </message>
    <message>
        <source>an answer in time</source>
        <translation>una respuesta a tiempo</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>un tiempo desconocido</translation>
    </message>
    <message>
        <source>and {len} more</source>
        <translation>y {len} más</translation>
    </message>
    <message>
        <source>another build of torch ({build} and {other})</source>
        <translation>otra compilación de torch ({build} y {other})</translation>
    </message>
    <message>
        <source>another major version</source>
        <translation>otra versión principal</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>otro proceso</translation>
    </message>
    <message>
        <source>another torch</source>
        <translation>otro torch</translation>
    </message>
    <message>
        <source>are named by a .venv file, but lie outside what was to be looked through</source>
        <translation>los indica un archivo .venv, pero están fuera de lo que se iba a examinar</translation>
    </message>
    <message>
        <source>as it was built</source>
        <translation>como se construyó</translation>
    </message>
    <message>
        <source>as planned</source>
        <translation>como estaba previsto</translation>
    </message>
    <message>
        <source>ask for the free space of</source>
        <translation>preguntar por el espacio libre de</translation>
    </message>
    <message>
        <source>back as {other} at {origin}</source>
        <translation>de vuelta como {other} en {origin}</translation>
    </message>
    <message>
        <source>back at {origin}</source>
        <translation>de vuelta en {origin}</translation>
    </message>
    <message>
        <source>belong to no package</source>
        <translation>no son de ningún paquete</translation>
    </message>
    <message>
        <source>built for {misfit}, this is {misfit2}</source>
        <translation>compilado para {misfit}, este es {misfit2}</translation>
    </message>
    <message>
        <source>came or were written since you confirmed</source>
        <translation>aparecieron o se escribieron desde que confirmó</translation>
    </message>
    <message>
        <source>cannot allocate memory</source>
        <translation>no se puede reservar memoria</translation>
    </message>
    <message>
        <source>compute capability {capability}.{capability2}</source>
        <translation>capacidad de cómputo {capability}.{capability2}</translation>
    </message>
    <message>
        <source>conda&apos;s environments cannot be copied to another path</source>
        <translation>los entornos de conda no se pueden copiar a otra ruta</translation>
    </message>
    <message>
        <source>conda&apos;s history</source>
        <translation>historial de conda</translation>
    </message>
    <message>
        <source>contains a separator or a NUL</source>
        <translation>contiene un separador o un NUL</translation>
    </message>
    <message>
        <source>contains {bad}, which Windows does not allow in names</source>
        <translation>contiene {bad}, que Windows no permite en nombres</translation>
    </message>
    <message>
        <source>copies may share blocks</source>
        <translation>las copias quizá comparten bloques</translation>
    </message>
    <message>
        <source>copies share blocks</source>
        <translation>las copias comparten bloques</translation>
    </message>
    <message>
        <source>copies share no blocks</source>
        <translation>las copias no comparten bloques</translation>
    </message>
    <message>
        <source>copy to</source>
        <translation>copiar a</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>no se pudo leer</translation>
    </message>
    <message>
        <source>created, checked and published</source>
        <translation>creado, comprobado y publicado</translation>
    </message>
    <message>
        <source>created: {context}, with {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>creating was not allowed</source>
        <translation>no se permitió crear</translation>
    </message>
    <message>
        <source>delete it first (`roost delete {env}`), then `roost undo {id}`.</source>
        <translation>elimínelo antes (`roost delete {env}`), y luego `roost undo {id}`.</translation>
    </message>
    <message>
        <source>deleted by the user</source>
        <translation>eliminado por el usuario</translation>
    </message>
    <message>
        <source>deleted for good{where}</source>
        <translation>eliminado definitivamente{where}</translation>
    </message>
    <message>
        <source>does not tell cases apart</source>
        <translation>no distingue mayúsculas de minúsculas</translation>
    </message>
    <message>
        <source>emptied by its own tool</source>
        <translation>vaciado por su propia herramienta</translation>
    </message>
    <message>
        <source>end those processes</source>
        <translation>termine esos procesos</translation>
    </message>
    <message>
        <source>ends in a dot or a space, which Windows strips</source>
        <translation>acaba en punto o espacio, que Windows quita</translation>
    </message>
    <message>
        <source>env.json is a link</source>
        <translation>env.json es un enlace</translation>
    </message>
    <message>
        <source>every entry must be text</source>
        <translation>cada entrada debe ser texto</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>intercambiar</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <source>exit code {returncode}</source>
        <translation>código de salida {returncode}</translation>
    </message>
    <message>
        <source>files in it belong to no package</source>
        <translation>hay archivos dentro que no son de ningún paquete</translation>
    </message>
    <message>
        <source>files of its packages were changed after it was built; the versions are the same</source>
        <translation>archivos de sus paquetes se cambiaron después de construirlo; las versiones son las mismas</translation>
    </message>
    <message>
        <source>fits by its key</source>
        <translation>sirve según su clave</translation>
    </message>
    <message>
        <source>for {accelerator_title}, which runs here</source>
        <translation>para {accelerator_title}, que funciona aquí</translation>
    </message>
    <message>
        <source>free space</source>
        <translation>espacio libre</translation>
    </message>
    <message>
        <source>from the profile {id}</source>
        <translation>del perfil {id}</translation>
    </message>
    <message>
        <source>gone meanwhile</source>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>guards of Windows</source>
        <translation>protecciones de Windows</translation>
    </message>
    <message>
        <source>has hard links</source>
        <translation>admite enlaces duros</translation>
    </message>
    <message>
        <source>has no hard links</source>
        <translation>no admite enlaces duros</translation>
    </message>
    <message>
        <source>healthy: {named} import</source>
        <translation>correcto: {named} se importan</translation>
    </message>
    <message>
        <source>hold very many files and were read in part</source>
        <translation>contienen muchos archivos y se leyeron en parte</translation>
    </message>
    <message>
        <source>id, at, ended, operation, envs, outcome, summary, owner, ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imports that print little</source>
        <translation>importaciones que muestran poca salida</translation>
    </message>
    <message>
        <source>in the trash, as {kept}</source>
        <translation>en la papelera, como {kept}</translation>
    </message>
    <message>
        <source>installed by pipx</source>
        <translation>instalado por pipx</translation>
    </message>
    <message>
        <source>installed by uv</source>
        <translation>instalado por uv</translation>
    </message>
    <message>
        <source>is a device name on Windows</source>
        <translation>es un nombre de dispositivo en Windows</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>is empty or means a folder itself</source>
        <translation>está vacío o designa una carpeta en sí</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>it cannot be read ({digest})</source>
        <translation>no se puede leer ({digest})</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>no se puede leer ({error})</translation>
    </message>
    <message>
        <source>it contains &apos;..&apos;</source>
        <translation>contiene «..»</translation>
    </message>
    <message>
        <source>it contains a control character or a line break</source>
        <translation>contiene un carácter de control o un salto de línea</translation>
    </message>
    <message>
        <source>it contains a control or invisible character</source>
        <translation>contiene un carácter de control o invisible</translation>
    </message>
    <message>
        <source>it contains {char}</source>
        <translation>contiene {char}</translation>
    </message>
    <message>
        <source>it could not be read ({error})</source>
        <translation>no se pudo leer ({error})</translation>
    </message>
    <message>
        <source>it depends on the platform</source>
        <translation>depende de la plataforma</translation>
    </message>
    <message>
        <source>it did not exist, or could not be used, when asked first</source>
        <translation>no existía, o no se podía usar, al preguntar antes</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>no existe</translation>
    </message>
    <message>
        <source>it does not exist yet</source>
        <translation>no existe todavía</translation>
    </message>
    <message>
        <source>it does not have {package}{wanted}, which the model needs</source>
        <translation>no tiene {package}{wanted}, que el modelo necesita</translation>
    </message>
    <message>
        <source>it ends with a dot or a space</source>
        <translation>acaba en punto o espacio</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>it fits</source>
        <translation>sirve</translation>
    </message>
    <message>
        <source>it fits another torch</source>
        <translation>es para otro torch</translation>
    </message>
    <message>
        <source>it gave no reason.</source>
        <translation>no dio ninguna razón.</translation>
    </message>
    <message>
        <source>it has more than {MAX_LINES} entries</source>
        <translation>tiene más de {MAX_LINES} entradas</translation>
    </message>
    <message>
        <source>it has no files in common with the others that took part</source>
        <translation>no tiene archivos en común con los demás</translation>
    </message>
    <message>
        <source>it has passed its checks before</source>
        <translation>superó antes sus pruebas</translation>
    </message>
    <message>
        <source>it has {package} {found}, {self}</source>
        <translation>tiene {package} {found}, {self}</translation>
    </message>
    <message>
        <source>it is JSON, but not an object</source>
        <translation>es JSON, pero no un objeto</translation>
    </message>
    <message>
        <source>it is a Python of its own, without a pyvenv.cfg</source>
        <translation>es un Python propio, sin pyvenv.cfg</translation>
    </message>
    <message>
        <source>it is a Python that other environments build on</source>
        <translation>es un Python en el que se apoyan otros entornos</translation>
    </message>
    <message>
        <source>it is a path; name the package and its version instead</source>
        <translation>es una ruta; indique en su lugar el paquete y su versión</translation>
    </message>
    <message>
        <source>it is a reserved name on Windows</source>
        <translation>es un nombre reservado en Windows</translation>
    </message>
    <message>
        <source>it is an address; name the package and its version instead</source>
        <translation>es una dirección; indique en su lugar el paquete y su versión</translation>
    </message>
    <message>
        <source>it is being built</source>
        <translation>se está construyendo</translation>
    </message>
    <message>
        <source>it is broken; its model gets one that works</source>
        <translation>está roto; su modelo recibe uno que funciona</translation>
    </message>
    <message>
        <source>it is built for {found}</source>
        <translation>está compilado para {found}</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is for Python {requires_python}, and this is {version}</source>
        <translation>es para Python {requires_python}, y este es {version}</translation>
    </message>
    <message>
        <source>it is for the CPU, and the model is to run on {asked}</source>
        <translation>es para CPU, y el modelo debe usar {asked}</translation>
    </message>
    <message>
        <source>it is for {title}, and {asked} was chosen</source>
        <translation>es para {title}, y se eligió {asked}</translation>
    </message>
    <message>
        <source>it is for {title}, which does not run here as {asked} does</source>
        <translation>es para {title}, que no funciona aquí como {asked}</translation>
    </message>
    <message>
        <source>it is longer than 1,000 characters</source>
        <translation>tiene más de 1.000 caracteres</translation>
    </message>
    <message>
        <source>it is longer than a file name may be</source>
        <translation>es más largo de lo que puede ser un nombre de archivo</translation>
    </message>
    <message>
        <source>it is longer than {MAX_KEY_LENGTH} characters</source>
        <translation>tiene más de {MAX_KEY_LENGTH} caracteres</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>está demasiado anidado</translation>
    </message>
    <message>
        <source>it is nested too deeply or holds an absurd number</source>
        <translation>está demasiado anidado o contiene un número absurdo</translation>
    </message>
    <message>
        <source>it is no longer a folder</source>
        <translation>ya no es una carpeta</translation>
    </message>
    <message>
        <source>it is no longer a link</source>
        <translation>ya no es un enlace</translation>
    </message>
    <message>
        <source>it is no longer a regular file</source>
        <translation>ya no es un archivo normal</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>no es UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>no es texto UTF-8</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>it is not a range such as &apos;&gt;=3.10,&lt;3.14&apos;</source>
        <translation>no es un intervalo como «&gt;=3.10,&lt;3.14»</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>it is not an http, https or file address</source>
        <translation>no es una dirección http, https o file</translation>
    </message>
    <message>
        <source>it is not made for {quant}</source>
        <translation>no está hecho para {quant}</translation>
    </message>
    <message>
        <source>it is not the absolute path of a folder</source>
        <translation>no es la ruta absoluta de una carpeta</translation>
    </message>
    <message>
        <source>it is not the name of a module</source>
        <translation>no es el nombre de un módulo</translation>
    </message>
    <message>
        <source>it is not the name of a package</source>
        <translation>no es el nombre de un paquete</translation>
    </message>
    <message>
        <source>it is too long or contains a line break</source>
        <translation>es demasiado largo o contiene un salto de línea</translation>
    </message>
    <message>
        <source>it is used by {named}</source>
        <translation>lo usa {named}</translation>
    </message>
    <message>
        <source>it is used by {users}</source>
        <translation>lo usa {users}</translation>
    </message>
    <message>
        <source>it is {schema}; this Roost reads {PROFILE_SCHEMA}</source>
        <translation>es {schema}; este Roost lee {PROFILE_SCHEMA}</translation>
    </message>
    <message>
        <source>it lacks {package}</source>
        <translation>le falta {package}</translation>
    </message>
    <message>
        <source>it leads elsewhere</source>
        <translation>lleva a otra parte</translation>
    </message>
    <message>
        <source>it lies in the workspace</source>
        <translation>está en el espacio de trabajo</translation>
    </message>
    <message>
        <source>it lies on another volume</source>
        <translation>está en otro volumen</translation>
    </message>
    <message>
        <source>it may want {wanted}</source>
        <translation>quizá pida {wanted}</translation>
    </message>
    <message>
        <source>it mentions the old path in a way Roost does not know how to change</source>
        <translation>menciona la ruta antigua de un modo que Roost no sabe cambiar</translation>
    </message>
    <message>
        <source>it must be 1</source>
        <translation>debe ser 1</translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation>debe ser una lista</translation>
    </message>
    <message>
        <source>it must be text</source>
        <translation>debe ser texto</translation>
    </message>
    <message>
        <source>it must name at least one package</source>
        <translation>debe indicar al menos un paquete</translation>
    </message>
    <message>
        <source>it names no version</source>
        <translation>no indica ninguna versión</translation>
    </message>
    <message>
        <source>it printed more than {MAX_OUTPUT} MB{where} and was ended</source>
        <translation>escribió más de {MAX_OUTPUT} MB{where} y se detuvo</translation>
    </message>
    <message>
        <source>it runs code of its own, and nobody has agreed to that</source>
        <translation>ejecuta código propio, y nadie lo ha aceptado</translation>
    </message>
    <message>
        <source>it runs on a GPU only</source>
        <translation>solo funciona en una GPU</translation>
    </message>
    <message>
        <source>it stands already and works; building it again would not add what is missing</source>
        <translation>ya está y funciona; construirlo otra vez no añadiría lo que falta</translation>
    </message>
    <message>
        <source>it starts with &apos;-&apos;: options for the installer are not allowed here</source>
        <translation>empieza por «-»: aquí no se permiten opciones para el instalador</translation>
    </message>
    <message>
        <source>it starts with a dot, a dash or a space</source>
        <translation>empieza por punto, guion o espacio</translation>
    </message>
    <message>
        <source>it was made for other systems or other Pythons</source>
        <translation>se hizo para otros sistemas u otros Pythons</translation>
    </message>
    <message>
        <source>it was not installed from a package index</source>
        <translation>no se instaló desde un índice de paquetes</translation>
    </message>
    <message>
        <source>it was not there</source>
        <translation>no estaba</translation>
    </message>
    <message>
        <source>it works</source>
        <translation>funciona</translation>
    </message>
    <message>
        <source>it works, but: {failures}</source>
        <translation>funciona, pero: {failures}</translation>
    </message>
    <message>
        <source>it would be there, and pass its checks</source>
        <translation>estaría y superaría sus pruebas</translation>
    </message>
    <message>
        <source>it would bring {name}</source>
        <translation>traería {name}</translation>
    </message>
    <message>
        <source>it would bring {parts}</source>
        <translation>traería {parts}</translation>
    </message>
    <message>
        <source>its address is not https</source>
        <translation>su dirección no es https</translation>
    </message>
    <message>
        <source>its base model {base_model} is not here</source>
        <translation>su modelo base {base_model} no está aquí</translation>
    </message>
    <message>
        <source>its build +{local} is on no index Roost knows</source>
        <translation>su compilación +{local} no está en ningún índice que Roost conozca</translation>
    </message>
    <message>
        <source>its check gave no answer</source>
        <translation>su prueba no dio respuesta</translation>
    </message>
    <message>
        <source>its content has changed</source>
        <translation>su contenido ha cambiado</translation>
    </message>
    <message>
        <source>its files are its own again</source>
        <translation>sus archivos vuelven a ser propios</translation>
    </message>
    <message>
        <source>its interpreter starts, although {reason}</source>
        <translation>su intérprete se inicia, aunque {reason}</translation>
    </message>
    <message>
        <source>its manifest cannot be read</source>
        <translation>sus datos no se pueden leer</translation>
    </message>
    <message>
        <source>its model needs {requirement}</source>
        <translation>su modelo necesita {requirement}</translation>
    </message>
    <message>
        <source>its model {model_path} is gone, {why}</source>
        <translation>su modelo {model_path} ya no está, {why}</translation>
    </message>
    <message>
        <source>its project {project} is gone</source>
        <translation>su proyecto {project} ya no está</translation>
    </message>
    <message>
        <source>its proof failed</source>
        <translation>su prueba falló</translation>
    </message>
    <message>
        <source>its purge had begun and was cut off</source>
        <translation>su eliminación definitiva había empezado y se interrumpió</translation>
    </message>
    <message>
        <source>its pyvenv.cfg is damaged</source>
        <translation>su pyvenv.cfg está dañado</translation>
    </message>
    <message>
        <source>its retention ended on {item}</source>
        <translation>su plazo terminó el {item}</translation>
    </message>
    <message>
        <source>its size is an estimate</source>
        <translation>su tamaño es una estimación</translation>
    </message>
    <message>
        <source>its size is an estimate: the index tells no sizes</source>
        <translation>su tamaño es una estimación: el índice no da tamaños</translation>
    </message>
    <message>
        <source>its size is an estimate: {message}</source>
        <translation>su tamaño es una estimación: {message}</translation>
    </message>
    <message>
        <source>its tree is at {target}; the old one is in the trash</source>
        <translation>su árbol está en {target}; el antiguo está en la papelera</translation>
    </message>
    <message>
        <source>its tree lies elsewhere</source>
        <translation>su árbol está en otra parte</translation>
    </message>
    <message>
        <source>its version cannot be read</source>
        <translation>no se puede leer su versión</translation>
    </message>
    <message>
        <source>left by a build whose process is gone; it was never an environment</source>
        <translation>de una construcción cuyo proceso ya no existe; nunca fue un entorno</translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation>omitido: {reason}</translation>
    </message>
    <message>
        <source>lie deeper than was looked</source>
        <translation>están a más profundidad de la que se examinó</translation>
    </message>
    <message>
        <source>lies outside the environment</source>
        <translation>está fuera del entorno</translation>
    </message>
    <message>
        <source>llama.cpp is not known to read {architecture}; another program may.</source>
        <translation>No se sabe que llama.cpp lea {architecture}; quizá otro programa.</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>examinar</translation>
    </message>
    <message>
        <source>look at those files, then delete again</source>
        <translation>revise esos archivos y elimine de nuevo</translation>
    </message>
    <message>
        <source>made by somebody else meanwhile</source>
        <translation>hecho mientras tanto por otro proceso</translation>
    </message>
    <message>
        <source>make</source>
        <translation>crear</translation>
    </message>
    <message>
        <source>make a link at</source>
        <translation>crear un enlace en</translation>
    </message>
    <message>
        <source>make the folder</source>
        <translation>crear la carpeta</translation>
    </message>
    <message>
        <source>migrated to {shared}</source>
        <translation>migrado a {shared}</translation>
    </message>
    <message>
        <source>move the files out, or delete with --include-user-files</source>
        <translation>saque los archivos, o elimine con --include-user-files</translation>
    </message>
    <message>
        <source>moved before</source>
        <translation>movido antes</translation>
    </message>
    <message>
        <source>moved to the trash{where}</source>
        <translation>llevado a la papelera{where}</translation>
    </message>
    <message>
        <source>moved to {target}</source>
        <translation>movido a {target}</translation>
    </message>
    <message>
        <source>names a process that is gone; the lock itself ended with it</source>
        <translation>indica un proceso que ya no existe; el bloqueo acabó con él</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>sin GPU</translation>
    </message>
    <message>
        <source>no GPU was found</source>
        <translation>no se encontró GPU</translation>
    </message>
    <message>
        <source>no answer within {TIMEOUT} s{at}</source>
        <translation>sin respuesta en {TIMEOUT} s{at}</translation>
    </message>
    <message>
        <source>no answer within {timeout} s{where}</source>
        <translation>sin respuesta en {timeout} s{where}</translation>
    </message>
    <message>
        <source>no app or project claims it</source>
        <translation>ninguna aplicación ni proyecto lo reclama</translation>
    </message>
    <message>
        <source>no build fits the GPU found</source>
        <translation>ninguna compilación es compatible con la GPU encontrada</translation>
    </message>
    <message>
        <source>no end in time</source>
        <translation>no acabó a tiempo</translation>
    </message>
    <message>
        <source>no index</source>
        <translation>sin índice</translation>
    </message>
    <message>
        <source>no interpreter of a legacy environment of this model starts</source>
        <translation>no se inicia ningún intérprete de un entorno antiguo de este modelo</translation>
    </message>
    <message>
        <source>no model uses it, and it was last used on {since}; `roost undo` brings it back</source>
        <translation>ningún modelo lo usa, y se usó por última vez el {since}; `roost undo` lo recupera</translation>
    </message>
    <message>
        <source>no plan that can be read, and older than what the trash keeps</source>
        <translation>no es un plan legible y es más antiguo de lo que guarda la papelera</translation>
    </message>
    <message>
        <source>nobody is creating it</source>
        <translation>nadie lo está creando</translation>
    </message>
    <message>
        <source>not a folder of its own</source>
        <translation>no es una carpeta propia</translation>
    </message>
    <message>
        <source>not a plain file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>not asked: an earlier one works</source>
        <translation>omitido: uno anterior funciona</translation>
    </message>
    <message>
        <source>not begun: stopped before it</source>
        <translation>sin empezar: se detuvo antes</translation>
    </message>
    <message>
        <source>not checked deeply yet</source>
        <translation>aún sin comprobar a fondo</translation>
    </message>
    <message>
        <source>not checked yet; used if its check passes</source>
        <translation>aún sin comprobar; se usa si supera la prueba</translation>
    </message>
    <message>
        <source>not in site-packages</source>
        <translation>no está en site-packages</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>no cambia nada</translation>
    </message>
    <message>
        <source>nothing could be checked</source>
        <translation>no se pudo comprobar nada</translation>
    </message>
    <message>
        <source>nothing done</source>
        <translation>nada hecho</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>no se encontró nada</translation>
    </message>
    <message>
        <source>nothing of this plan is left to do</source>
        <translation>de este plan no queda nada por hacer</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nada que hacer</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>de tipo desconocido</translation>
    </message>
    <message>
        <source>on Python {version} ({kind}) at {path}</source>
        <translation>con Python {version} ({kind}) en {path}</translation>
    </message>
    <message>
        <source>on another version of Python, so versions are chosen anew</source>
        <translation>con otra versión de Python, así que las versiones se eligen de nuevo</translation>
    </message>
    <message>
        <source>on network volumes; name one as a root to look there</source>
        <translation>en volúmenes de red; indique uno como raíz para buscar allí</translation>
    </message>
    <message>
        <source>on the network</source>
        <translation>en la red</translation>
    </message>
    <message>
        <source>on uv&apos;s managed Python {version}{weight}, fetched from {source}</source>
        <translation>con el Python gestionado de uv {version}{weight}, de {source}</translation>
    </message>
    <message>
        <source>one of the two folders above may not be written</source>
        <translation>en una de las dos carpetas de arriba no se puede escribir</translation>
    </message>
    <message>
        <source>one of the two lies in the other</source>
        <translation>uno está dentro del otro</translation>
    </message>
    <message>
        <source>one version</source>
        <translation>una sola versión</translation>
    </message>
    <message>
        <source>only the environment was proved: its library has no probe</source>
        <translation>solo se probó el entorno: su biblioteca no tiene prueba</translation>
    </message>
    <message>
        <source>only the environment was proved: the model&apos;s files are not here</source>
        <translation>solo se probó el entorno: los archivos del modelo no están aquí</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abrir</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>memoria insuficiente</translation>
    </message>
    <message>
        <source>packages installed</source>
        <translation>paquetes instalados</translation>
    </message>
    <message>
        <source>packages last changed</source>
        <translation>último cambio de paquetes</translation>
    </message>
    <message>
        <source>packages were changed after it was built</source>
        <translation>se cambiaron paquetes después de construirlo</translation>
    </message>
    <message>
        <source>peft {kind} and newer no longer know {kind2}.</source>
        <translation>peft {kind} y más nuevos ya no conocen {kind2}.</translation>
    </message>
    <message>
        <source>pinned by the user; {reason}</source>
        <translation>fijado por el usuario; {reason}</translation>
    </message>
    <message>
        <source>pip, which comes with Roost, is not there.</source>
        <translation>pip, que viene con Roost, no está.</translation>
    </message>
    <message>
        <source>pipx&apos;s own pip</source>
        <translation>pip propio de pipx</translation>
    </message>
    <message>
        <source>pixi&apos;s own note</source>
        <translation>nota propia de pixi</translation>
    </message>
    <message>
        <source>preferred by the user&apos;s choice; {reason}</source>
        <translation>preferido por el usuario; {reason}</translation>
    </message>
    <message>
        <source>present without metadata</source>
        <translation>está, pero sin metadatos</translation>
    </message>
    <message>
        <source>pyvenv.cfg cannot be read</source>
        <translation>pyvenv.cfg no se puede leer</translation>
    </message>
    <message>
        <source>pyvenv.cfg is missing</source>
        <translation>falta pyvenv.cfg</translation>
    </message>
    <message>
        <source>pyvenv.cfg names no home</source>
        <translation>pyvenv.cfg no indica home</translation>
    </message>
    <message>
        <source>pyvenv.cfg with its home</source>
        <translation>pyvenv.cfg con su home</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>remove the link</source>
        <translation>quitar el enlace</translation>
    </message>
    <message>
        <source>removed by {tool}</source>
        <translation>quitado por {tool}</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>cambiar el nombre</translation>
    </message>
    <message>
        <source>replaced by a rebuild</source>
        <translation>sustituido por una reconstrucción</translation>
    </message>
    <message>
        <source>roost create {name} {wanted}, or migrate with --on-conflict.</source>
        <translation>roost create {name} {wanted}, o migre con --on-conflict.</translation>
    </message>
    <message>
        <source>said nothing for {silence_limit} s</source>
        <translation>no dijo nada durante {silence_limit} s</translation>
    </message>
    <message>
        <source>saved on {changed}, before what the trash still keeps</source>
        <translation>guardado el {changed}, antes de lo que la papelera aún guarda</translation>
    </message>
    <message>
        <source>schema {schema}, written by a newer Roost</source>
        <translation>esquema {schema}, escrito por un Roost más nuevo</translation>
    </message>
    <message>
        <source>settings and profiles</source>
        <translation>ajustes y perfiles</translation>
    </message>
    <message>
        <source>site-packages cannot be read</source>
        <translation>site-packages no se puede leer</translation>
    </message>
    <message>
        <source>site-packages is a link out of the environment</source>
        <translation>site-packages es un enlace fuera del entorno</translation>
    </message>
    <message>
        <source>site-packages is missing</source>
        <translation>falta site-packages</translation>
    </message>
    <message>
        <source>something is there</source>
        <translation>allí hay algo</translation>
    </message>
    <message>
        <source>superseded: a healthy shared environment serves its model</source>
        <translation>sustituido: un entorno compartido correcto sirve a su modelo</translation>
    </message>
    <message>
        <source>switch long paths on in Windows (LongPathsEnabled).</source>
        <translation>active las rutas largas en Windows (LongPathsEnabled).</translation>
    </message>
    <message>
        <source>tells cases apart</source>
        <translation>distingue mayúsculas de minúsculas</translation>
    </message>
    <message>
        <source>the CPU</source>
        <translation>la CPU</translation>
    </message>
    <message>
        <source>the accelerator</source>
        <translation>el acelerador</translation>
    </message>
    <message>
        <source>the base Python is now {now}</source>
        <translation>el Python base es ahora {now}</translation>
    </message>
    <message>
        <source>the base Python is {now}</source>
        <translation>el Python base es {now}</translation>
    </message>
    <message>
        <source>the closest that exists, {env}, does not fit: {join}</source>
        <translation>el más cercano que existe, {env}, no sirve: {join}</translation>
    </message>
    <message>
        <source>the command is empty or holds a NUL character</source>
        <translation>el comando está vacío o contiene un carácter NUL</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>la base de datos</translation>
    </message>
    <message>
        <source>the environment created cannot be used</source>
        <translation>el entorno creado no se puede usar</translation>
    </message>
    <message>
        <source>the environments</source>
        <translation>los entornos</translation>
    </message>
    <message>
        <source>the file has as many links as the file system allows</source>
        <translation>el archivo tiene tantos enlaces como permite el sistema de archivos</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>el archivo ya no está</translation>
    </message>
    <message>
        <source>the file system</source>
        <translation>el sistema de archivos</translation>
    </message>
    <message>
        <source>the files {name} {version} was installed with</source>
        <translation>los archivos con que se instaló {name} {version}</translation>
    </message>
    <message>
        <source>the installers&apos; default index</source>
        <translation>el índice habitual de los instaladores</translation>
    </message>
    <message>
        <source>the interpreter is a link to {target}, which is gone</source>
        <translation>el intérprete es un enlace a {target}, que ya no está</translation>
    </message>
    <message>
        <source>the interpreter is an empty file</source>
        <translation>el intérprete es un archivo vacío</translation>
    </message>
    <message>
        <source>the interpreter is {target}, which is no file</source>
        <translation>el intérprete es {target}, que no es un archivo</translation>
    </message>
    <message>
        <source>the interpreter may not be executed</source>
        <translation>el intérprete no se puede ejecutar</translation>
    </message>
    <message>
        <source>the last line is not finished</source>
        <translation>la última línea no está terminada</translation>
    </message>
    <message>
        <source>the legacy environment&apos;s torch is a build for {accelerator_title}</source>
        <translation>el torch del entorno antiguo es una compilación para {accelerator_title}</translation>
    </message>
    <message>
        <source>the memory did not suffice</source>
        <translation>no hubo memoria suficiente</translation>
    </message>
    <message>
        <source>the model has no legacy environment</source>
        <translation>el modelo no tiene entorno antiguo</translation>
    </message>
    <message>
        <source>the model has none</source>
        <translation>el modelo no tiene ninguno</translation>
    </message>
    <message>
        <source>the model wants {wanted}</source>
        <translation>el modelo pide {wanted}</translation>
    </message>
    <message>
        <source>the model was saved with {self} and may want that</source>
        <translation>el modelo se guardó con {self} y quizá lo pida</translation>
    </message>
    <message>
        <source>the newest that {what}{driver} runs</source>
        <translation>el más nuevo que admite {what}{driver}</translation>
    </message>
    <message>
        <source>the old folder of this workspace, which moved here from {origin}</source>
        <translation>la carpeta antigua de este espacio de trabajo, que se trasladó aquí desde {origin}</translation>
    </message>
    <message>
        <source>the package source</source>
        <translation>el origen de paquetes</translation>
    </message>
    <message>
        <source>the packages it was built with</source>
        <translation>los paquetes con que se construyó</translation>
    </message>
    <message>
        <source>the packages of {env} are others now</source>
        <translation>los paquetes de {env} son ahora otros</translation>
    </message>
    <message>
        <source>the same packages passed on {checked_at}</source>
        <translation>los mismos paquetes superaron la prueba el {checked_at}</translation>
    </message>
    <message>
        <source>the trash</source>
        <translation>la papelera</translation>
    </message>
    <message>
        <source>the tree of {in_words} is in it</source>
        <translation>contiene el árbol de {in_words}</translation>
    </message>
    <message>
        <source>the version of {name} must be text</source>
        <translation>la versión de {name} debe ser texto</translation>
    </message>
    <message>
        <source>the versions there do not fit it</source>
        <translation>las versiones de allí no le sirven</translation>
    </message>
    <message>
        <source>the volume is {kind}: a snapshot keeps the blocks of deleted files; whether there is one was not looked at</source>
        <translation>el volumen es {kind}: una instantánea conserva los bloques de archivos eliminados; no se miró si hay alguna</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>la ventana</translation>
    </message>
    <message>
        <source>the workspace&apos;s folder</source>
        <translation>la carpeta del espacio de trabajo</translation>
    </message>
    <message>
        <source>there is no folder {parent}</source>
        <translation>no existe la carpeta {parent}</translation>
    </message>
    <message>
        <source>there is no folder {parent} that may be written</source>
        <translation>no hay una carpeta {parent} donde se pueda escribir</translation>
    </message>
    <message>
        <source>there is no interpreter</source>
        <translation>no hay ningún intérprete</translation>
    </message>
    <message>
        <source>there is no lock of it, so versions are chosen anew</source>
        <translation>no hay archivo de bloqueo, así que las versiones se eligen de nuevo</translation>
    </message>
    <message>
        <source>there is no profile for {key}</source>
        <translation>no hay ningún perfil para {key}</translation>
    </message>
    <message>
        <source>there is no such cache</source>
        <translation>no existe esa caché</translation>
    </message>
    <message>
        <source>this stack does not know its architecture</source>
        <translation>esta pila no conoce su arquitectura</translation>
    </message>
    <message>
        <source>to take it back: roost delete {env}</source>
        <translation>para deshacerlo: roost delete {env}</translation>
    </message>
    <message>
        <source>to {target}; a link stays in its place, so every path to it works as before</source>
        <translation>a {target}; en su lugar queda un enlace y todas las rutas siguen valiendo</translation>
    </message>
    <message>
        <source>took longer than {total_limit} s</source>
        <translation>tardó más de {total_limit} s</translation>
    </message>
    <message>
        <source>torch finds no {title} device</source>
        <translation>torch no encuentra un dispositivo {title}</translation>
    </message>
    <message>
        <source>torch {torch} is built for {accelerator_title}</source>
        <translation>torch {torch} está compilado para {accelerator_title}</translation>
    </message>
    <message>
        <source>torch {version}, which asks for triton {wanted}</source>
        <translation>torch {version}, que pide triton {wanted}</translation>
    </message>
    <message>
        <source>transformers {beside} beside it wants &gt;={paired}</source>
        <translation>transformers {beside} a su lado pide &gt;={paired}</translation>
    </message>
    <message>
        <source>uv and pip</source>
        <translation>uv y pip</translation>
    </message>
    <message>
        <source>uv has no managed Python {python} for this computer.</source>
        <translation>uv no tiene un Python gestionado {python} para este equipo.</translation>
    </message>
    <message>
        <source>uv or pip</source>
        <translation>uv o pip</translation>
    </message>
    <message>
        <source>uv, which Roost installs with, is missing or does not start.</source>
        <translation>uv, con el que Roost instala, falta o no se inicia.</translation>
    </message>
    <message>
        <source>were left when the time was up</source>
        <translation>quedaron cuando se acabó el tiempo</translation>
    </message>
    <message>
        <source>what an installer was told by a Roost that is gone</source>
        <translation>lo que indicó a un instalador un Roost que ya no existe</translation>
    </message>
    <message>
        <source>what is here now goes to the trash</source>
        <translation>lo que hay aquí va a la papelera</translation>
    </message>
    <message>
        <source>what its profile asks for</source>
        <translation>lo que pide su perfil</translation>
    </message>
    <message>
        <source>what lies there is not a releases.json</source>
        <translation>lo que hay allí no es un releases.json</translation>
    </message>
    <message>
        <source>what made it</source>
        <translation>el programa que lo creó</translation>
    </message>
    <message>
        <source>which does not know the type {kind}</source>
        <translation>que no conoce el tipo {kind}</translation>
    </message>
    <message>
        <source>with {quant} on top</source>
        <translation>con {quant} además</translation>
    </message>
    <message>
        <source>without a GPU GPTQModel&apos;s CPU kernels run it with transformers 5, slowly</source>
        <translation>sin GPU lo ejecutan los kernels de CPU de GPTQModel con transformers 5, despacio</translation>
    </message>
    <message>
        <source>without a GPU GPTQModel&apos;s CPU kernels run it, slowly</source>
        <translation>sin GPU lo ejecutan los kernels de CPU de GPTQModel, despacio</translation>
    </message>
    <message>
        <source>without a GPU and kernels it is unpacked to four times the size</source>
        <translation>sin GPU ni kernels se desempaqueta a cuatro veces su tamaño</translation>
    </message>
    <message>
        <source>without a GPU bitsandbytes runs on the CPU, slowly</source>
        <translation>sin GPU bitsandbytes usa la CPU, despacio</translation>
    </message>
    <message>
        <source>without a GPU transformers 5 unpacks it to twice the size, older ones refuse it</source>
        <translation>sin GPU transformers 5 lo desempaqueta al doble, los antiguos lo rechazan</translation>
    </message>
    <message>
        <source>write</source>
        <translation>escribir</translation>
    </message>
    <message>
        <source>write out</source>
        <translation>escribir</translation>
    </message>
    <message>
        <source>write out the name of</source>
        <translation>escribir el nombre de</translation>
    </message>
    <message>
        <source>you named the app it belongs to, {app}</source>
        <translation>usted nombró la aplicación a la que pertenece, {app}</translation>
    </message>
    <message>
        <source>{ASSUMED} offline: nothing for {key} could be fetched</source>
        <translation>{ASSUMED} sin conexión: no se pudo obtener nada para {key}</translation>
    </message>
    <message>
        <source>{MANIFEST} names something outside its environment.</source>
        <translation>{MANIFEST} indica algo fuera de su entorno.</translation>
    </message>
    <message>
        <source>{Path} (PID {pid}) could not be ended.</source>
        <translation>{Path} (PID {pid}) no se pudo detener.</translation>
    </message>
    <message>
        <source>{Path} {what} and was ended.</source>
        <translation>{Path} {what} y se detuvo.</translation>
    </message>
    <message>
        <source>{accelerator} asks for hardware that was not found here.</source>
        <translation>{accelerator} pide hardware que no se encontró aquí.</translation>
    </message>
    <message>
        <source>{app} will not start without it until it makes a new one.</source>
        <translation>{app} no se iniciará sin él hasta que haga uno nuevo.</translation>
    </message>
    <message>
        <source>{app}&apos;s own record</source>
        <translation>dato propio de {app}</translation>
    </message>
    <message>
        <source>{asked} does not go together with {key}: {message}</source>
        <translation>{asked} no es compatible con {key}: {message}</translation>
    </message>
    <message>
        <source>{by} in part</source>
        <translation>{by} en parte</translation>
    </message>
    <message>
        <source>{by} not done</source>
        <translation>{by} sin hacer</translation>
    </message>
    <message>
        <source>{count} file{count2} in it {which} ({named})</source>
        <translation>{count} archivo(s) de dentro {which} ({named})</translation>
    </message>
    <message>
        <source>{count} thing(s) in the trash hold the old path; without a link there they start only after a rebuild. Undo or purge them first.</source>
        <translation>{count} cosas de la papelera contienen la ruta antigua; sin un enlace allí solo se inician tras reconstruirlas. Recupérelas o elimínelas definitivamente antes.</translation>
    </message>
    <message>
        <source>{current} is a link or not a folder; nothing is done through it.</source>
        <translation>{current} es un enlace o no es una carpeta; no se hace nada a través de él.</translation>
    </message>
    <message>
        <source>{display_name} is the same stack {join}</source>
        <translation>{display_name} es la misma pila {join}</translation>
    </message>
    <message>
        <source>{env_id} does not lie in this workspace.</source>
        <translation>{env_id} no está en este espacio de trabajo.</translation>
    </message>
    <message>
        <source>{env_id} is being created (PID {pid} since {since}).</source>
        <translation>{env_id} se está creando (PID {pid} desde {since}).</translation>
    </message>
    <message>
        <source>{env_id} is the tree of {in_words} in {root}, so it is left alone.</source>
        <translation>{env_id} es el árbol de {in_words} en {root}, así que se deja como está.</translation>
    </message>
    <message>
        <source>{env_id} was moved or deleted just now.</source>
        <translation>{env_id} se acaba de mover o eliminar.</translation>
    </message>
    <message>
        <source>{env_key} is being created by {program} (PID {pid} since {since}).</source>
        <translation>{program} está creando {env_key} (PID {pid} desde {since}).</translation>
    </message>
    <message>
        <source>{env} became it by rename</source>
        <translation>{env} pasó a serlo por cambio de nombre</translation>
    </message>
    <message>
        <source>{env} became {shared}, and that is not what it was then: it was rebuilt, replaced or deleted since.</source>
        <translation>{env} pasó a ser {shared}, y ya no es lo que era: se reconstruyó, sustituyó o eliminó después.</translation>
    </message>
    <message>
        <source>{env} cannot become {env2} any more: {why}.</source>
        <translation>{env} ya no puede pasar a ser {env2}: {why}.</translation>
    </message>
    <message>
        <source>{env} cannot become {env2}: it lacks {join}.</source>
        <translation>{env} no puede pasar a ser {env2}: le falta {join}.</translation>
    </message>
    <message>
        <source>{env} could not serve {model} anyway, or does not exist.</source>
        <translation>{env} no podría servir a {model} de todos modos, o no existe.</translation>
    </message>
    <message>
        <source>{env} does not name a folder of this workspace, so nothing is changed there.</source>
        <translation>{env} no indica una carpeta de este espacio de trabajo, así que allí no se cambia nada.</translation>
    </message>
    <message>
        <source>{env} does not serve this model: {in_words}.</source>
        <translation>{env} no sirve a este modelo: {in_words}.</translation>
    </message>
    <message>
        <source>{env} does not start at {moved}, so nothing was moved.</source>
        <translation>{env} no se inicia en {moved}, así que no se movió nada.</translation>
    </message>
    <message>
        <source>{env} does not start at {target}, so it was not moved.</source>
        <translation>{env} no se inicia en {target}, así que no se movió.</translation>
    </message>
    <message>
        <source>{env} exists but cannot be used ({reason}); `roost create {name}` rebuilds it.</source>
        <translation>{env} existe pero no se puede usar ({reason}); `roost create {name}` lo reconstruye.</translation>
    </message>
    <message>
        <source>{env} fits, so none is created: {why}; {works}</source>
        <translation>{env} sirve, así que no se crea ninguno: {why}; {works}</translation>
    </message>
    <message>
        <source>{env} has become it already</source>
        <translation>{env} ya pasó a serlo</translation>
    </message>
    <message>
        <source>{env} has been made by somebody else since the plan.</source>
        <translation>alguien creó {env} después del plan.</translation>
    </message>
    <message>
        <source>{env} has come</source>
        <translation>{env} ha aparecido</translation>
    </message>
    <message>
        <source>{env} in the trash is still used by {named}.</source>
        <translation>{env}, en la papelera, aún lo usa {named}.</translation>
    </message>
    <message>
        <source>{env} is another folder now</source>
        <translation>{env} es ahora otra carpeta</translation>
    </message>
    <message>
        <source>{env} is being changed by {who}.</source>
        <translation>{who} está cambiando {env}.</translation>
    </message>
    <message>
        <source>{env} is busy: {doing} (PID {pid} since {since}), waiting...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} is gone</source>
        <translation>{env} ya no está</translation>
    </message>
    <message>
        <source>{env} is not asked: an earlier one fits</source>
        <translation>{env} se omite: uno anterior sirve</translation>
    </message>
    <message>
        <source>{env} is not where it was when the plan was made.</source>
        <translation>{env} no está donde estaba cuando se hizo el plan.</translation>
    </message>
    <message>
        <source>{env} is used although {in_words}; `roost resolve MODEL --explain` shows what can be done.</source>
        <translation>{env} se usa aunque {in_words}; `roost resolve MODEL --explain` muestra qué se puede hacer.</translation>
    </message>
    <message>
        <source>{env} stays as it is: {message}</source>
        <translation>{env} se queda como está: {message}</translation>
    </message>
    <message>
        <source>{env} stays where it is: the tree of {in_words} is in it.</source>
        <translation>{env} se queda donde está: contiene el árbol de {in_words}.</translation>
    </message>
    <message>
        <source>{env} was left alone: {blocking_reason}.</source>
        <translation>{env} se dejó como estaba: {blocking_reason}.</translation>
    </message>
    <message>
        <source>{env} would fit, but: {value}</source>
        <translation>{env} serviría, pero: {value}</translation>
    </message>
    <message>
        <source>{families} font families; {font} is used.</source>
        <translation>{families} familias de fuentes; se usa {font}.</translation>
    </message>
    <message>
        <source>{files} of {all_files} files</source>
        <translation>{files} de {all_files} archivos</translation>
    </message>
    <message>
        <source>{file} cannot be read: taken as unknown</source>
        <translation>{file} no se puede leer: se toma como desconocido</translation>
    </message>
    <message>
        <source>{folder} belongs to another user (number {owner}, you are {me}).</source>
        <translation>{folder} pertenece a otro usuario (número {owner}, usted es {me}).</translation>
    </message>
    <message>
        <source>{folder} may not be read.</source>
        <translation>{folder} no se puede leer.</translation>
    </message>
    <message>
        <source>{f} is not the build for {accelerator} that is wanted: {why}.</source>
        <translation>{f} no es la compilación deseada para {accelerator}: {why}.</translation>
    </message>
    <message>
        <source>{home} is gone</source>
        <translation>{home} ya no está</translation>
    </message>
    <message>
        <source>{how} of {plan} (to take it back: roost delete {env})</source>
        <translation>{how} de {plan} (para deshacerlo: roost delete {env})</translation>
    </message>
    <message>
        <source>{id} becomes it by rename: no bytes, no download</source>
        <translation>{id} pasa a serlo por cambio de nombre: sin bytes, sin descarga</translation>
    </message>
    <message>
        <source>{id} belongs to {app}, not to “{app_name}”: nothing was changed.</source>
        <translation>{id} pertenece a {app}, no a «{app_name}»: no se cambió nada.</translation>
    </message>
    <message>
        <source>{id} belongs to {app}, so nothing is changed there.</source>
        <translation>{id} pertenece a {app}, así que allí no se cambia nada.</translation>
    </message>
    <message>
        <source>{id} is not as it was built: {found}.</source>
        <translation>{id} no está como se construyó: {found}.</translation>
    </message>
    <message>
        <source>{id} names no model.</source>
        <translation>{id} no indica ningún modelo.</translation>
    </message>
    <message>
        <source>{in_words}, so it does not serve this model</source>
        <translation>{in_words}, así que no sirve a este modelo</translation>
    </message>
    <message>
        <source>{join} moved; the folder is kept: {message}</source>
        <translation>{join} migrado; la carpeta se conserva: {message}</translation>
    </message>
    <message>
        <source>{join} now uses {env}, which it became by rename</source>
        <translation>{join} usa ahora {env}, que pasó a serlo por cambio de nombre</translation>
    </message>
    <message>
        <source>{join} now uses {shared}</source>
        <translation>{join} usa ahora {shared}</translation>
    </message>
    <message>
        <source>{join} now uses {shared}; the folder is kept: {reason}.</source>
        <translation>{join} usa ahora {shared}; la carpeta se conserva: {reason}.</translation>
    </message>
    <message>
        <source>{kept} is not the folder that was set aside.</source>
        <translation>{kept} no es la carpeta que se apartó.</translation>
    </message>
    <message>
        <source>{kept} is still used by {named}.</source>
        <translation>{named} aún usa {kept}.</translation>
    </message>
    <message>
        <source>{key} is still being created by PID {pid} after {timeout} s.</source>
        <translation>el PID {pid} sigue creando {key} tras {timeout} s.</translation>
    </message>
    <message>
        <source>{key} was fetched, but {path} does not start.</source>
        <translation>{key} se obtuvo, pero {path} no se inicia.</translation>
    </message>
    <message>
        <source>{key} would not work here: {message}</source>
        <translation>{key} no funcionaría aquí: {message}</translation>
    </message>
    <message>
        <source>{kind} knows no links: every environment is copied whole.</source>
        <translation>{kind} no conoce enlaces: cada entorno se copia entero.</translation>
    </message>
    <message>
        <source>{left} files share their blocks with others</source>
        <translation>{left} archivos comparten sus bloques con otros</translation>
    </message>
    <message>
        <source>{len} environments in the trash</source>
        <translation>{len} entornos en la papelera</translation>
    </message>
    <message>
        <source>{len} files of the snapshot are not as they were taken, {path} for one: {how}.</source>
        <translation>{len} archivos de la instantánea no están como se tomaron, por ejemplo {path}: {how}.</translation>
    </message>
    <message>
        <source>{len} half-emptied trash items</source>
        <translation>{len} elementos de la papelera a medio vaciar</translation>
    </message>
    <message>
        <source>{len} packages as installed</source>
        <translation>{len} paquetes como se instalaron</translation>
    </message>
    <message>
        <source>{len} packages, {known} of them already here</source>
        <translation>{len} paquetes, {known} de ellos ya aquí</translation>
    </message>
    <message>
        <source>{len} process(es) use what is to go</source>
        <translation>{len} procesos usan lo que se va a quitar</translation>
    </message>
    <message>
        <source>{len} unfinished builds</source>
        <translation>{len} construcciones sin terminar</translation>
    </message>
    <message>
        <source>{len} unfinished copies</source>
        <translation>{len} copias sin terminar</translation>
    </message>
    <message>
        <source>{len} unfinished operations</source>
        <translation>{len} operaciones sin terminar</translation>
    </message>
    <message>
        <source>{linked} files share the blocks of another now; {size} became free.</source>
        <translation>{linked} archivos comparten ahora los bloques de otro; {size} quedaron libres.</translation>
    </message>
    <message>
        <source>{match} failed while its metadata was made.</source>
        <translation>{match} falló al hacer sus metadatos.</translation>
    </message>
    <message>
        <source>{match} is not the file with hash {match2}...</source>
        <translation>{match} no es el archivo con hash {match2}...</translation>
    </message>
    <message>
        <source>{message} No pin or preference in it counts.</source>
        <translation>{message} No cuenta ninguna fijación ni preferencia de él.</translation>
    </message>
    <message>
        <source>{message} Nothing is created until it can be.</source>
        <translation>{message} No se crea nada hasta que se pueda.</translation>
    </message>
    <message>
        <source>{model} has no environment.</source>
        <translation>{model} no tiene entorno.</translation>
    </message>
    <message>
        <source>{model} is asked for on {wanted} here ({why}): it will get</source>
        <translation>{model} se pide aquí con {wanted} ({why}): recibirá</translation>
    </message>
    <message>
        <source>{names}, which {id} belongs to, is not on the PATH.</source>
        <translation>{names}, a lo que pertenece {id}, no está en el PATH.</translation>
    </message>
    <message>
        <source>{name} (PID {pid}) still has the deleted file {path} open</source>
        <translation>{name} (PID {pid}) aún tiene abierto el archivo eliminado {path}</translation>
    </message>
    <message>
        <source>{name} (PID {pid}) wrote {size} meanwhile, to this volume or another</source>
        <translation>{name} (PID {pid}) escribió mientras tanto {size}, en este volumen o en otro</translation>
    </message>
    <message>
        <source>{name} can be imported</source>
        <translation>{name} se puede importar</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}.</source>
        <translation>{name} no se puede leer: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be used: {why}.</source>
        <translation>{name} no se puede usar: {why}.</translation>
    </message>
    <message>
        <source>{name} comes from an address and not by its version</source>
        <translation>{name} viene de una dirección y no por su versión</translation>
    </message>
    <message>
        <source>{name} does not hold a JSON object.</source>
        <translation>{name} no contiene un objeto JSON.</translation>
    </message>
    <message>
        <source>{name} is a link and was not read.</source>
        <translation>{name} es un enlace y no se leyó.</translation>
    </message>
    <message>
        <source>{name} is a link to a file that is gone.</source>
        <translation>{name} es un enlace a un archivo que ya no está.</translation>
    </message>
    <message>
        <source>{name} is about {tree}, which is no environment of this workspace.</source>
        <translation>{name} trata de {tree}, que no es un entorno de este espacio de trabajo.</translation>
    </message>
    <message>
        <source>{name} is being created by {who}.</source>
        <translation>{who} está creando {name}.</translation>
    </message>
    <message>
        <source>{name} is broken: {worst}.</source>
        <translation>{name} está roto: {worst}.</translation>
    </message>
    <message>
        <source>{name} is damaged: it is not a list.</source>
        <translation>{name} está dañado: no es una lista.</translation>
    </message>
    <message>
        <source>{name} is damaged: {why}.</source>
        <translation>{name} está dañado: {why}.</translation>
    </message>
    <message>
        <source>{name} is for Python {requires_python}</source>
        <translation>{name} es para Python {requires_python}</translation>
    </message>
    <message>
        <source>{name} is healthy.</source>
        <translation>{name} está correcto.</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB and was not read.</source>
        <translation>{name} ocupa más de {limit} MB y no se leyó.</translation>
    </message>
    <message>
        <source>{name} is named twice</source>
        <translation>{name} aparece dos veces</translation>
    </message>
    <message>
        <source>{name} is not a journal of a deduplication ({error}).</source>
        <translation>{name} no es un diario de archivos compartidos ({error}).</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} no es un archivo normal.</translation>
    </message>
    <message>
        <source>{name} is not readable JSON ({type}).</source>
        <translation>{name} no es JSON legible ({type}).</translation>
    </message>
    <message>
        <source>{name} is of {architecture}, for which {accelerator} builds carry no kernels.</source>
        <translation>{name} es {architecture}, para la que las compilaciones de {accelerator} no llevan kernels.</translation>
    </message>
    <message>
        <source>{name} is there, but no profile&apos;s build runs on it.</source>
        <translation>{name} está, pero ninguna compilación de un perfil funciona en ella.</translation>
    </message>
    <message>
        <source>{name} looks right, but was not checked deeply yet.</source>
        <translation>{name} tiene buen aspecto, pero aún no se comprobó a fondo.</translation>
    </message>
    <message>
        <source>{name} says {text}{whose}: that means nothing here and does not count.</source>
        <translation>{name} dice {text}{whose}: aquí no significa nada y no cuenta.</translation>
    </message>
    <message>
        <source>{name} was whole when it was checked and is not at {tree}.</source>
        <translation>{name} estaba entero al comprobarse y no lo está en {tree}.</translation>
    </message>
    <message>
        <source>{name} would not work there: {what}{step}. {shown}</source>
        <translation>{name} no funcionaría allí: {what}{step}. {shown}</translation>
    </message>
    <message>
        <source>{name} {version} was built for {built}</source>
        <translation>{name} {version} se compiló para {built}</translation>
    </message>
    <message>
        <source>{name}, only for {dedicated_to}</source>
        <translation>{name}, solo para {dedicated_to}</translation>
    </message>
    <message>
        <source>{name}: could not be looked at ({error}).</source>
        <translation>{name}: no se pudo examinar ({error}).</translation>
    </message>
    <message>
        <source>{name}: no answer within {limit} s.</source>
        <translation>{name}: sin respuesta en {limit} s.</translation>
    </message>
    <message>
        <source>{offer} could become shared:{key} by rename, without a download and without a byte (--promote-by rename).</source>
        <translation>{offer} podría pasar a ser shared:{key} por cambio de nombre, sin descarga y sin copiar un byte (--promote-by rename).</translation>
    </message>
    <message>
        <source>{one_line} is damaged: {error}.</source>
        <translation>{one_line} está dañado: {error}.</translation>
    </message>
    <message>
        <source>{origin} exists again, so the old workspace cannot go back there.</source>
        <translation>{origin} existe de nuevo, así que el espacio de trabajo antiguo no puede volver allí.</translation>
    </message>
    <message>
        <source>{origin} exists again, so {env} cannot go back there.</source>
        <translation>{origin} existe de nuevo, así que {env} no puede volver allí.</translation>
    </message>
    <message>
        <source>{origin} is the workspace again; what was done since is in {root}</source>
        <translation>{origin} es otra vez el espacio de trabajo; lo hecho desde entonces está en {root}</translation>
    </message>
    <message>
        <source>{os} has no {missing}</source>
        <translation>{os} no tiene {missing}</translation>
    </message>
    <message>
        <source>{os} is binary</source>
        <translation>{os} es binario</translation>
    </message>
    <message>
        <source>{os} is empty</source>
        <translation>{os} está vacío</translation>
    </message>
    <message>
        <source>{os} is not UTF-8</source>
        <translation>{os} no es UTF-8</translation>
    </message>
    <message>
        <source>{other} is there and fits as well: `roost delete {envs}`, in place of this plan, lets it serve their models, and nothing is built.</source>
        <translation>{other} está y sirve también: `roost delete {envs}`, en lugar de este plan, deja que sirva a sus modelos, y no se construye nada.</translation>
    </message>
    <message>
        <source>{own} does not exist; {env}</source>
        <translation>{own} no existe; {env}</translation>
    </message>
    <message>
        <source>{packages} packages at {tree}</source>
        <translation>{packages} paquetes en {tree}</translation>
    </message>
    <message>
        <source>{parent} may not be written, so {env} cannot be set aside there.</source>
        <translation>No se puede escribir en {parent}, así que {env} no se puede apartar allí.</translation>
    </message>
    <message>
        <source>{path} could not be removed whole: {len} entries are held.</source>
        <translation>{path} no se pudo quitar del todo: {len} entradas están retenidas.</translation>
    </message>
    <message>
        <source>{path} does not lie inside {root}.</source>
        <translation>{path} no está dentro de {root}.</translation>
    </message>
    <message>
        <source>{path} does not say which tree is in use.</source>
        <translation>{path} no dice qué árbol se usa.</translation>
    </message>
    <message>
        <source>{path} has {size} bytes instead of {expected}</source>
        <translation>{path} tiene {size} bytes en lugar de {expected}</translation>
    </message>
    <message>
        <source>{path} is a link or a file, not a folder; nothing was removed.</source>
        <translation>{path} es un enlace o un archivo, no una carpeta; no se quitó nada.</translation>
    </message>
    <message>
        <source>{path} is no plan that can be read: {join}</source>
        <translation>{path} no es un plan legible: {join}</translation>
    </message>
    <message>
        <source>{path} is still there: somebody works on it, or it cannot be removed.</source>
        <translation>{path} sigue ahí: alguien trabaja con ello, o no se puede quitar.</translation>
    </message>
    <message>
        <source>{path} is {what}; Roost does not lock through it.</source>
        <translation>{path} es {what}; Roost no bloquea a través de él.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else in the meantime; nothing was done.</source>
        <translation>{path} se sustituyó por otra cosa mientras tanto; no se hizo nada.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Roost (schema {schema}) and is not changed.</source>
        <translation>{path} lo escribió un Roost más nuevo (esquema {schema}) y no se cambia.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Roost (schema {schema}).</source>
        <translation>{path} lo escribió un Roost más nuevo (esquema {schema}).</translation>
    </message>
    <message>
        <source>{place} cannot say whether there is a newer version: {reason}.</source>
        <translation>{place} no puede decir si hay una versión más nueva: {reason}.</translation>
    </message>
    <message>
        <source>{plan} has changed since the plan, which copies it.</source>
        <translation>{plan} ha cambiado desde el plan, que lo copia.</translation>
    </message>
    <message>
        <source>{program} is not installed.</source>
        <translation>{program} no está instalado.</translation>
    </message>
    <message>
        <source>{root} can be read.</source>
        <translation>{root} se puede leer.</translation>
    </message>
    <message>
        <source>{root} can be written.</source>
        <translation>Se puede escribir en {root}.</translation>
    </message>
    <message>
        <source>{root} cannot be read ({error}).</source>
        <translation>{root} no se puede leer ({error}).</translation>
    </message>
    <message>
        <source>{root} is a link; what it leads to is what would have to move.</source>
        <translation>{root} es un enlace; habría que mover aquello a lo que lleva.</translation>
    </message>
    <message>
        <source>{root} is a whole volume and cannot be put aside.</source>
        <translation>{root} es un volumen entero y no se puede apartar.</translation>
    </message>
    <message>
        <source>{rows} operations in the history</source>
        <translation>{rows} operaciones en el historial</translation>
    </message>
    <message>
        <source>{said} Its own environment is in the trash: `roost undo {trash_id}{then}` goes back to it.</source>
        <translation>{said} Su propio entorno está en la papelera: `roost undo {trash_id}{then}` vuelve a él.</translation>
    </message>
    <message>
        <source>{said} Its own environment still stands: `roost use {model} {legacy}` goes back to it.</source>
        <translation>{said} Su propio entorno sigue en pie: `roost use {model} {legacy}` vuelve a él.</translation>
    </message>
    <message>
        <source>{said} That one only stands in: `roost create {needed_key}` makes the environment this model asks for.</source>
        <translation>{said} Ese solo lo suple: `roost create {needed_key}` crea el entorno que pide este modelo.</translation>
    </message>
    <message>
        <source>{said} is there and fits, and is used{why}.{make}</source>
        <translation>{said} está, sirve y se usa{why}.{make}</translation>
    </message>
    <message>
        <source>{shared} does not work, so {env} stays as it is.</source>
        <translation>{shared} no funciona, así que {env} se queda como está.</translation>
    </message>
    <message>
        <source>{shared} goes back to what it was, but {named} uses it.</source>
        <translation>{shared} vuelve a lo que era, pero {named} lo usa.</translation>
    </message>
    <message>
        <source>{shared} is not enough for {env}: {compat}.</source>
        <translation>{shared} no basta para {env}: {compat}.</translation>
    </message>
    <message>
        <source>{size} are free on the workspace&apos;s volume.</source>
        <translation>Hay {size} libres en el volumen del espacio de trabajo.</translation>
    </message>
    <message>
        <source>{size} wait in the trash until it is purged</source>
        <translation>{size} esperan en la papelera hasta vaciarla</translation>
    </message>
    <message>
        <source>{source} cannot be promoted.</source>
        <translation>{source} no puede pasar a ser compartido.</translation>
    </message>
    <message>
        <source>{source} cannot be read, so nobody knows what is in it.</source>
        <translation>{source} no se puede leer, así que nadie sabe qué contiene.</translation>
    </message>
    <message>
        <source>{source} is no virtual environment, and only such can be copied to another path.</source>
        <translation>{source} no es un entorno virtual, y solo esos se pueden copiar a otra ruta.</translation>
    </message>
    <message>
        <source>{source} was written to while it was copied.</source>
        <translation>Se escribió en {source} mientras se copiaba.</translation>
    </message>
    <message>
        <source>{target_key} could not be built; {env} stays as it is.</source>
        <translation>{target_key} no se pudo construir; {env} se queda como está.</translation>
    </message>
    <message>
        <source>{title} at work</source>
        <translation>{title} en marcha</translation>
    </message>
    <message>
        <source>{title} is available</source>
        <translation>{title} está disponible</translation>
    </message>
    <message>
        <source>{told}; offline, as your settings say.</source>
        <translation>{told}; sin conexión, como dicen sus ajustes.</translation>
    </message>
    <message>
        <source>{tool} could not reach the package index.</source>
        <translation>{tool} no pudo llegar al índice de paquetes.</translation>
    </message>
    <message>
        <source>{tool} ended with {returncode} and did not remove {path}.</source>
        <translation>{tool} acabó con {returncode} y no quitó {path}.</translation>
    </message>
    <message>
        <source>{tool} refused a download whose content is not what was promised: {reason}</source>
        <translation>{tool} rechazó una descarga cuyo contenido no es el prometido: {reason}</translation>
    </message>
    <message>
        <source>{tool} removes it; Roost cannot bring it back.</source>
        <translation>{tool} lo quita; Roost no puede recuperarlo.</translation>
    </message>
    <message>
        <source>{tool} said it was done, but what it wrote cannot be read: {type}.</source>
        <translation>{tool} dijo haber terminado, pero lo que escribió no se puede leer: {type}.</translation>
    </message>
    <message>
        <source>{tool} said it was done, but {join} is not there.</source>
        <translation>{tool} dijo haber terminado, pero {join} no está.</translation>
    </message>
    <message>
        <source>{trashed} shares files with others and lies in the trash.</source>
        <translation>{trashed} comparte archivos con otros y está en la papelera.</translation>
    </message>
    <message>
        <source>{tree} changed while it was copied.</source>
        <translation>{tree} cambió mientras se copiaba.</translation>
    </message>
    <message>
        <source>{tree} is not an environment alone: {what} lies in it. It is left alone.</source>
        <translation>{tree} no es solo un entorno: contiene {what}. Se deja como está.</translation>
    </message>
    <message>
        <source>{tree} leads somewhere else, or a volume starts there, so it is left alone.</source>
        <translation>{tree} lleva a otra parte, o allí empieza un volumen; se deja como está.</translation>
    </message>
    <message>
        <source>{unit} has neither a pyvenv.cfg nor Roost&apos;s own mark, so it is left alone.</source>
        <translation>{unit} no tiene ni pyvenv.cfg ni la marca de Roost, así que se deja como está.</translation>
    </message>
    <message>
        <source>{where} may not be written: looking works, creating and moving do not.</source>
        <translation>No se puede escribir en {where}: leer funciona; crear y mover, no.</translation>
    </message>
    <message>
        <source>{who} was creating it; waited for that</source>
        <translation>{who} lo estaba creando; se esperó</translation>
    </message>
    <message>
        <source>{words}; and {len} more</source>
        <translation>{words}; y {len} más</translation>
    </message>
    <message>
        <source>“{argv}” cannot be started: {error}.</source>
        <translation>«{argv}» no se puede iniciar: {error}.</translation>
    </message>
    <message>
        <source>“{shown}” is neither a model folder, nor an HF id, nor the id of a legacy environment.</source>
        <translation>«{shown}» no es ni una carpeta de modelo, ni un ID de HF, ni el ID de un entorno antiguo.</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>As in the settings</source>
        <translation>Como en los ajustes</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Instalador</translation>
    </message>
    <message>
        <source>Kind of environment</source>
        <translation>Tipo de entorno</translation>
    </message>
    <message>
        <source>New shared environment</source>
        <translation>Nuevo entorno compartido</translation>
    </message>
    <message>
        <source>One environment for all models of this kind.</source>
        <translation>Un entorno para todos los modelos de este tipo.</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Mostrar el plan</translation>
    </message>
    <message>
        <source>pip</source>
        <translation>pip</translation>
    </message>
    <message>
        <source>uv (fast)</source>
        <translation>uv (rápido)</translation>
    </message>
</context>
<context>
    <name>DetailsFeed</name>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
</context>
<context>
    <name>DetailsPages</name>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Migrate this…</source>
        <translation>Migrar…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Environments of other tools are changed one at a time.</source>
        <translation>Los entornos de otras herramientas se cambian de uno en uno.</translation>
    </message>
    <message>
        <source>Select an environment to see why it is used, and what is in it.</source>
        <translation>Seleccione un entorno para ver por qué se usa y qué contiene.</translation>
    </message>
</context>
<context>
    <name>DiskPage</name>
    <message>
        <source>Deleting frees, once purged</source>
        <translation>Al eliminar y vaciar libera</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>Its packages</source>
        <translation>Sus paquetes</translation>
    </message>
    <message>
        <source>Its size is being measured.</source>
        <translation>Se está midiendo su tamaño.</translation>
    </message>
    <message>
        <source>Linked with others</source>
        <translation>Enlazado con otros</translation>
    </message>
    <message>
        <source>Moving it to the trash frees nothing yet: purging the trash does.</source>
        <translation>Llevarlo a la papelera aún no libera nada: vaciarla, sí.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>En el disco</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Crear…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Look deeper</source>
        <translation>Comprobar a fondo</translation>
    </message>
    <message>
        <source>Looking; nothing is changed.</source>
        <translation>Examinando; no se cambia nada.</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrar…</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Problems: {problems}, warnings: {warnings}.</source>
        <translation>Problemas: {problems}, avisos: {warnings}.</translation>
    </message>
    <message>
        <source>Runs the Python of every environment</source>
        <translation>Ejecuta el Python de cada entorno</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Poner en orden</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Papelera…</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
</context>
<context>
    <name>EmptyPane</name>
    <message>
        <source>One environment for many models</source>
        <translation>Un entorno para muchos modelos</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir una carpeta…</translation>
    </message>
    <message>
        <source>Roost replaces a pile of per-model Python environments by a few shared ones and moves your models over by click. Nothing is lost on the way: what works keeps working, and every step can be undone.</source>
        <translation>Roost sustituye un montón de entornos de Python, uno por modelo, por unos pocos compartidos y pasa sus modelos a ellos con un clic. No se pierde nada por el camino: lo que funciona sigue funcionando y cada paso se puede deshacer.</translation>
    </message>
    <message>
        <source>Scan my drives…</source>
        <translation>Buscar en mis unidades…</translation>
    </message>
    <message>
        <source>The folder is the one that holds “environments” or “.envs”; you can also drop it here.</source>
        <translation>Es la carpeta que contiene «environments» o «.envs»; también puede soltarla aquí.</translation>
    </message>
    <message>
        <source>Try a sample workspace</source>
        <translation>Probar un ejemplo</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Summary of the migration</source>
        <translation>Resumen de la migración</translation>
    </message>
</context>
<context>
    <name>FiguresPane</name>
    <message>
        <source>Legacy</source>
        <translation>Antiguo</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Ganancia neta</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>after purge</source>
        <translation>al vaciar</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>todo bien</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>one model each</source>
        <translation>individuales</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Check now (runs its Python)</source>
        <translation>Comprobar ahora (ejecuta su Python)</translation>
    </message>
    <message>
        <source>Checked deeply {when}.</source>
        <translation>Comprobado a fondo {when}.</translation>
    </message>
    <message>
        <source>Expected: {what}</source>
        <translation>Se esperaba: {what}</translation>
    </message>
    <message>
        <source>Not checked yet: only looked at from outside, nothing was run.</source>
        <translation>Sin comprobar: solo visto desde fuera, no se ejecutó nada.</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Qué significa</translation>
    </message>
    <message>
        <source>What {code} means</source>
        <translation>Qué significa {code}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>For app authors</source>
        <translation>Para desarrolladores</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Migrar modelos</translation>
    </message>
    <message>
        <source>Quick guide</source>
        <translation>Guía rápida</translation>
    </message>
    <message>
        <source>Technical notes</source>
        <translation>Notas técnicas</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Solución de problemas</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>A support file of {when}, by Roost {version}: look, change nothing.</source>
        <translation>Un archivo de soporte del {when}, de Roost {version}: solo para mirar, sin cambiar nada.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Decidir de nuevo</translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation>Guardar el archivo de soporte</translation>
    </message>
    <message>
        <source>Saved. Look at it before you send it: {path}</source>
        <translation>Guardado. Revíselo antes de enviarlo: {path}</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>Archivo de soporte</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Se copió el comando.</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Poner en orden</translation>
    </message>
</context>
<context>
    <name>Historian</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Nothing has been done here yet.</source>
        <translation>Aquí no se ha hecho nada todavía.</translation>
    </message>
    <message>
        <source>Nothing of that was done here.</source>
        <translation>Nada de eso se hizo aquí.</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>Search: environment, outcome, words of the log</source>
        <translation>Buscar: entorno, resultado, palabras del registro</translation>
    </message>
    <message>
        <source>Select a line to see its plan, result and log.</source>
        <translation>Seleccione una línea para ver su plan, resultado y registro.</translation>
    </message>
    <message>
        <source>The whole of it</source>
        <translation>Todo el detalle</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>What was done here</source>
        <translation>Qué se hizo aquí</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Nothing was done to it with Roost so far.</source>
        <translation>Hasta ahora no se ha hecho nada con Roost en este entorno.</translation>
    </message>
    <message>
        <source>Plans, results and logs…</source>
        <translation>Planes, resultados y registros…</translation>
    </message>
</context>
<context>
    <name>JobWidget</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel {job}</source>
        <translation>Cancelar {job}</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>All jobs</source>
        <translation>Todas las tareas</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Todas las líneas</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Copiar el registro</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Job of the log</source>
        <translation>Tarea del registro</translation>
    </message>
    <message>
        <source>Level of the log</source>
        <translation>Nivel del registro</translation>
    </message>
    <message>
        <source>Lines of running jobs appear here.</source>
        <translation>Aquí aparecen las líneas de las tareas en curso.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Solo problemas</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <translation>Guardar el registro…</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en registro</translation>
    </message>
    <message>
        <source>Steps only</source>
        <translation>Solo pasos</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Copy {path}</source>
        <translation>Copiar {path}</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Abrir su carpeta</translation>
    </message>
    <message>
        <source>Open the folder of {path}</source>
        <translation>Abrir la carpeta de {path}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Carry out the plan that is shown</source>
        <translation>Ejecutar el plan que se muestra</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>Comprobar todo…</translation>
    </message>
    <message>
        <source>Clear the filter, close a dialog</source>
        <translation>Borrar el filtro, cerrar un diálogo</translation>
    </message>
    <message>
        <source>Copied as text, without private names.</source>
        <translation>Copiado como texto, sin nombres privados.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Copy screenshot</source>
        <translation>Copiar captura</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Filter the table by what you type</source>
        <translation>Filtrar la tabla con lo que se escribe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historial…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Buscar una versión más nueva</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menú de la fila</translation>
    </message>
    <message>
        <source>Migrate what is selected</source>
        <translation>Migrar lo seleccionado</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Migrar modelos</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir una carpeta…</translation>
    </message>
    <message>
        <source>Picture copied, without private names.</source>
        <translation>Imagen copiada, sin nombres privados.</translation>
    </message>
    <message>
        <source>Quick guide</source>
        <translation>Guía rápida</translation>
    </message>
    <message>
        <source>Scan my drives…</source>
        <translation>Buscar en mis unidades…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Mayús+F10</translation>
    </message>
    <message>
        <source>Support file…</source>
        <translation>Archivo de soporte…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Papelera…</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Solución de problemas</translation>
    </message>
    <message>
        <source>Try a sample workspace</source>
        <translation>Probar un ejemplo</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Qué ocupa el espacio</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>letras</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>No model is known to use this environment.</source>
        <translation>No se conoce ningún modelo que use este entorno.</translation>
    </message>
    <message>
        <source>Pin here</source>
        <translation>Fijar aquí</translation>
    </message>
    <message>
        <source>Pin {model} here</source>
        <translation>Fijar {model} aquí</translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message>
        <source>It was announced at {place}.</source>
        <translation>Se anunció en {place}.</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Buscar una versión más nueva</translation>
    </message>
    <message>
        <source>Roost {version} is there; this is {ours}.</source>
        <translation>Ya está Roost {version}; este es {ours}.</translation>
    </message>
    <message>
        <source>There is no newer version than {ours}.</source>
        <translation>No hay versión más nueva que {ours}.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Failed</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Another workspace is opened when it has ended, or without it.</source>
        <translation>Otro espacio de trabajo se abre cuando termine, o sin esperarlo.</translation>
    </message>
    <message>
        <source>Cancel and open</source>
        <translation>Cancelar y abrir</translation>
    </message>
    <message>
        <source>Drop the folder that holds “environments” or “.envs”, or a support file.</source>
        <translation>Suelte la carpeta que contiene «environments» o «.envs», o un archivo de soporte.</translation>
    </message>
    <message>
        <source>Look at what was dropped</source>
        <translation>Mirar lo que se ha soltado</translation>
    </message>
    <message>
        <source>{job}: still running.</source>
        <translation>{job}: todavía en marcha.</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} no es una carpeta.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Free each one before the next (no undo)</source>
        <translation>Liberar cada uno antes del siguiente (sin deshacer)</translation>
    </message>
    <message>
        <source>How missing shared environments are made</source>
        <translation>Cómo se crean los entornos compartidos que faltan</translation>
    </message>
    <message>
        <source>Missing ones: always built</source>
        <translation>Los que faltan: siempre construir</translation>
    </message>
    <message>
        <source>Missing ones: built; by rename if short</source>
        <translation>Los que faltan: construir; renombrar si no cabe</translation>
    </message>
    <message>
        <source>Missing ones: by copy, no download</source>
        <translation>Los que faltan: por copia, sin descarga</translation>
    </message>
    <message>
        <source>Missing ones: by rename, no download</source>
        <translation>Los que faltan: por cambio de nombre, sin descarga</translation>
    </message>
    <message>
        <source>Models may run code of their own when proved</source>
        <translation>Los modelos pueden ejecutar código propio al probarse</translation>
    </message>
    <message>
        <source>Use rename</source>
        <translation>Renombrar</translation>
    </message>
</context>
<context>
    <name>OtherDetails</name>
    <message>
        <source>Choose an environment to see what it is. Nothing of it is run.</source>
        <translation>Seleccione un entorno para ver qué es. No se ejecuta nada de él.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nada seleccionado</translation>
    </message>
</context>
<context>
    <name>OtherOverview</name>
    <message>
        <source>If you delete it</source>
        <translation>Si lo elimina</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ficha</translation>
    </message>
</context>
<context>
    <name>Others</name>
    <message>
        <source>Environments of other tools</source>
        <translation>Entornos de otras herramientas</translation>
    </message>
    <message>
        <source>Look at other tools</source>
        <translation>Examinar otras herramientas</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Deleting frees</source>
        <translation>Al eliminar libera</translation>
    </message>
    <message>
        <source>In use by</source>
        <translation>En uso por</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>Pasa a</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Why this environment</source>
        <translation>Por qué este entorno</translation>
    </message>
    <message>
        <source>a running program</source>
        <translation>un programa en marcha</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
</context>
<context>
    <name>PackageSearch</name>
    <message>
        <source>Look at packages</source>
        <translation>Mirar los paquetes</translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparar con…</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copiar la lista</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Search packages</source>
        <translation>Buscar paquetes</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Adopt</source>
        <translation>Adoptar</translation>
    </message>
    <message>
        <source>Blocked: stays as it is</source>
        <translation>Bloqueado: se queda como está</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Each model gets the shared environment first and is checked in it. Only then its old folder goes to the trash, from where Undo brings it back.</source>
        <translation>Cada modelo recibe primero el entorno compartido y se comprueba en él. Solo entonces su carpeta antigua va a la papelera, de donde «Deshacer» la recupera.</translation>
    </message>
    <message>
        <source>Free the space</source>
        <translation>Liberar el espacio</translation>
    </message>
    <message>
        <source>Frees after purge</source>
        <translation>Libera tras vaciar</translation>
    </message>
    <message>
        <source>It is copied, compared and started once at its new place; then a link takes its place here, and what was here goes to the trash.</source>
        <translation>Se copia, se compara y se inicia una vez en su nuevo lugar; después un enlace ocupa su sitio aquí, y lo que había va a la papelera.</translation>
    </message>
    <message>
        <source>It moves to the trash, from where Undo brings it back unchanged. The space comes back when the trash is emptied.</source>
        <translation>Va a la papelera, de donde «Deshacer» lo recupera sin cambios. El espacio se libera al vaciar la papelera.</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>Migrar</translation>
    </message>
    <message>
        <source>Migrate {name}</source>
        <translation>Migrar {name}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>A la papelera</translation>
    </message>
    <message>
        <source>Needs first</source>
        <translation>Antes necesita</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Ganancia neta</translation>
    </message>
    <message>
        <source>Nothing that exists is touched until the new one is healthy.</source>
        <translation>No se toca nada de lo que existe hasta que el nuevo esté correcto.</translation>
    </message>
    <message>
        <source>Peak space</source>
        <translation>Espacio máximo</translation>
    </message>
    <message>
        <source>Takes about</source>
        <translation>Tarda cerca de</translation>
    </message>
    <message>
        <source>The bytes are freed at once. This cannot be undone.</source>
        <translation>El espacio se libera enseguida. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>The original is read and never changed. Deleting it here takes it back.</source>
        <translation>El original se lee y nunca se cambia. Eliminarlo aquí lo retira.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>No hay nada que hacer.</translation>
    </message>
    <message>
        <source>They move to the trash, from where Undo brings them back unchanged. The space comes back when the trash is emptied.</source>
        <translation>Van a la papelera, de donde «Deshacer» los recupera sin cambios. El espacio se libera al vaciar la papelera.</translation>
    </message>
    <message>
        <source>Used by: {names}</source>
        <translation>Usado por: {names}</translation>
    </message>
    <message>
        <source>What happens, path by path</source>
        <translation>Qué ocurre, ruta por ruta</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>libera {size}</translation>
    </message>
    <message>
        <source>needs {size}</source>
        <translation>necesita {size}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>to {key}</source>
        <translation>a {key}</translation>
    </message>
    <message>
        <source>{what}?</source>
        <translation>¿{what}?</translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Environments and where they move</source>
        <translation>Entornos y adónde pasan</translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>Volver a la tabla (Esc)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Carry out the plan that is shown (Ctrl+Enter)</source>
        <translation>Ejecutar el plan que se muestra (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Copy summary</source>
        <translation>Copiar resumen</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Marcar todo</translation>
    </message>
    <message>
        <source>Mark none</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>Migrate {n}</source>
        <translation>Migrar {n}</translation>
    </message>
    <message>
        <source>Migrate {n} and free the space</source>
        <translation>Migrar {n} y liberar el espacio</translation>
    </message>
    <message>
        <source>Move to shared environments</source>
        <translation>Pasar a entornos compartidos</translation>
    </message>
    <message>
        <source>No plan could be made.</source>
        <translation>No se pudo hacer un plan.</translation>
    </message>
    <message>
        <source>Progress of the migration</source>
        <translation>Progreso de la migración</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Se quedan como están</translation>
    </message>
    <message>
        <source>Stop after the current one</source>
        <translation>Detener tras el actual</translation>
    </message>
    <message>
        <source>Stops after the current one</source>
        <translation>Se detiene tras el actual</translation>
    </message>
    <message>
        <source>There is no legacy environment here any more.</source>
        <translation>Aquí ya no hay ningún entorno antiguo.</translation>
    </message>
    <message>
        <source>about {size} back</source>
        <translation>recupera unos {size}</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>contando…</translation>
    </message>
    <message>
        <source>downloads {size}</source>
        <translation>descarga {size}</translation>
    </message>
    <message>
        <source>net gain {size} after purge</source>
        <translation>neto {size} tras vaciar</translation>
    </message>
    <message>
        <source>takes about {time}</source>
        <translation>tarda cerca de {time}</translation>
    </message>
    <message>
        <source>{n} of {m} marked</source>
        <translation>{n} de {m} marcados</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo salió mal</translation>
    </message>
    <message>
        <source>Something went wrong in Roost itself</source>
        <translation>Algo salió mal en el propio Roost</translation>
    </message>
    <message>
        <source>Your environments are not affected: every change is journalled and is undone or completed at the next start. Please send this report.</source>
        <translation>Sus entornos no están afectados: cada cambio queda anotado y se deshace o se completa en el próximo inicio. Por favor, envíe este informe.</translation>
    </message>
</context>
<context>
    <name>Roost</name>
    <message>
        <source>(an upgrade of the system may pull it away)</source>
        <translation>(una actualización del sistema puede quitarlo)</translation>
    </message>
    <message>
        <source>+{size} shared</source>
        <translation>+{size} compartido</translation>
    </message>
    <message>
        <source>A dedicated environment for {what}</source>
        <translation>Un entorno propio para {what}</translation>
    </message>
    <message>
        <source>A terminal with this environment activated</source>
        <translation>Un terminal con este entorno activado</translation>
    </message>
    <message>
        <source>Accept the change</source>
        <translation>Aceptar el cambio</translation>
    </message>
    <message>
        <source>Accept the change of {what}</source>
        <translation>Aceptar el cambio de {what}</translation>
    </message>
    <message>
        <source>Accepted as it is now.</source>
        <translation>Aceptado tal como está ahora.</translation>
    </message>
    <message>
        <source>Add package…</source>
        <translation>Añadir paquete…</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>Añadir {what}</translation>
    </message>
    <message>
        <source>Adopt {what}</source>
        <translation>Adoptar {what}</translation>
    </message>
    <message>
        <source>Adopted.</source>
        <translation>Adoptado.</translation>
    </message>
    <message>
        <source>Adopt…</source>
        <translation>Adoptar…</translation>
    </message>
    <message>
        <source>Another one that fits?</source>
        <translation>¿Otro que sirva?</translation>
    </message>
    <message>
        <source>Another process creating it?</source>
        <translation>¿Lo está creando otro proceso?</translation>
    </message>
    <message>
        <source>Another shared environment fits this model as well, and is used.</source>
        <translation>Otro entorno compartido también encaja con este modelo, y se usa.</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>Respondió a tiempo</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>Base Python</source>
        <translation>Python base</translation>
    </message>
    <message>
        <source>Bring back from the trash</source>
        <translation>Recuperar de la papelera</translation>
    </message>
    <message>
        <source>Bring back what was last put in the trash</source>
        <translation>Recuperar lo último que fue a la papelera</translation>
    </message>
    <message>
        <source>Bring back {what}</source>
        <translation>Recuperar {what}</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>Recuperando</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Roto</translation>
    </message>
    <message>
        <source>Build a new shared environment</source>
        <translation>Crear un entorno compartido nuevo</translation>
    </message>
    <message>
        <source>Build a shared environment from a profile</source>
        <translation>Crear un entorno compartido a partir de un perfil</translation>
    </message>
    <message>
        <source>Build it anew beside itself, then switch</source>
        <translation>Reconstruirlo al lado y luego cambiar</translation>
    </message>
    <message>
        <source>Building the sample</source>
        <translation>Creando el ejemplo</translation>
    </message>
    <message>
        <source>Built for the right accelerator</source>
        <translation>Hecho para el acelerador correcto</translation>
    </message>
    <message>
        <source>CPU only: no GPU found</source>
        <translation>Solo CPU: no hay GPU</translation>
    </message>
    <message>
        <source>CUDA available</source>
        <translation>CUDA disponible</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check {name}</source>
        <translation>Comprobar {name}</translation>
    </message>
    <message>
        <source>Check {what}?</source>
        <translation>¿Comprobar {what}?</translation>
    </message>
    <message>
        <source>Checking that it works</source>
        <translation>Comprobando que funciona</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Comprobar…</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Limpiar…</translation>
    </message>
    <message>
        <source>Cleaned up: {size} freed.</source>
        <translation>Limpieza hecha: {size} liberados.</translation>
    </message>
    <message>
        <source>Compiling bytecode</source>
        <translation>Compilando bytecode</translation>
    </message>
    <message>
        <source>Copy the Python path</source>
        <translation>Copiar la ruta de Python</translation>
    </message>
    <message>
        <source>Copy the facts</source>
        <translation>Copiar los datos</translation>
    </message>
    <message>
        <source>Copy the package list</source>
        <translation>Copiar la lista de paquetes</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copiando</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Crearlo</translation>
    </message>
    <message>
        <source>Create {what}</source>
        <translation>Crear {what}</translation>
    </message>
    <message>
        <source>Created.</source>
        <translation>Creado.</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>En creación</translation>
    </message>
    <message>
        <source>Creating the environment</source>
        <translation>Creando el entorno</translation>
    </message>
    <message>
        <source>Dedicated environment…</source>
        <translation>Entorno propio…</translation>
    </message>
    <message>
        <source>Dedupe…</source>
        <translation>Compartir archivos iguales…</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Limitado</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>Delete {what}</source>
        <translation>Eliminar {what}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Deleting frees</source>
        <translation>Al eliminar libera</translation>
    </message>
    <message>
        <source>Deleting frees it, once purged</source>
        <translation>Se libera al eliminar y vaciar</translation>
    </message>
    <message>
        <source>Done: every file stands on its own.</source>
        <translation>Hecho: cada archivo vuelve a ser independiente.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Downloads kept by {tool}</source>
        <translation>Descargas de {tool}</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vaciar la papelera</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Environment of a project</source>
        <translation>Entorno de un proyecto</translation>
    </message>
    <message>
        <source>Environment of one tool</source>
        <translation>Entorno de una herramienta</translation>
    </message>
    <message>
        <source>Environment settings (pyvenv.cfg)</source>
        <translation>Ajustes del entorno (pyvenv.cfg)</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>Extend the shared one</source>
        <translation>Ampliar el compartido</translation>
    </message>
    <message>
        <source>Facts copied.</source>
        <translation>Datos copiados.</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Error: {why}</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Fetching Python</source>
        <translation>Obteniendo Python</translation>
    </message>
    <message>
        <source>Files of {name}</source>
        <translation>Archivos de {name}</translation>
    </message>
    <message>
        <source>Folder for {what}</source>
        <translation>Carpeta para {what}</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Libre ahora</translation>
    </message>
    <message>
        <source>Free the space</source>
        <translation>Liberar el espacio</translation>
    </message>
    <message>
        <source>Free the space of {what}</source>
        <translation>Liberar el espacio de {what}</translation>
    </message>
    <message>
        <source>Freeing the space</source>
        <translation>Liberando el espacio</translation>
    </message>
    <message>
        <source>Frees</source>
        <translation>Libera</translation>
    </message>
    <message>
        <source>From {address}</source>
        <translation>De {address}</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>Ganado</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Import of {name}</source>
        <translation>Importación de {name}</translation>
    </message>
    <message>
        <source>In part: {why}</source>
        <translation>En parte: {why}</translation>
    </message>
    <message>
        <source>In the target</source>
        <translation>En el destino</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>In use by {names}</source>
        <translation>En uso por {names}</translation>
    </message>
    <message>
        <source>Install more into this shared environment, for all its models</source>
        <translation>Instalar más en este entorno compartido, para todos sus modelos</translation>
    </message>
    <message>
        <source>Installing packages</source>
        <translation>Instalando paquetes</translation>
    </message>
    <message>
        <source>It becomes a legacy environment of this workspace. The original stays.</source>
        <translation>Pasa a ser un entorno antiguo de este espacio de trabajo. El original se queda.</translation>
    </message>
    <message>
        <source>It belongs to {app}, which will not start without it. Better remove it through {app}; Roost asks for the name of the app first, then moves it to the trash.</source>
        <translation>Pertenece a {app}, que no se iniciará sin él. Es mejor quitarlo con {app}; Roost pide primero el nombre de la aplicación y después lo lleva a la papelera.</translation>
    </message>
    <message>
        <source>It is used although it does not have all that the model needs.</source>
        <translation>Se usa aunque no tiene todo lo que el modelo necesita.</translation>
    </message>
    <message>
        <source>Its files go to another drive; a link stays, so every path works as before</source>
        <translation>Sus archivos van a otra unidad; queda un enlace y todas las rutas siguen valiendo</translation>
    </message>
    <message>
        <source>Its legacy environment stays, and its model goes on using it.</source>
        <translation>Su entorno antiguo se queda y su modelo lo sigue usando.</translation>
    </message>
    <message>
        <source>Its model gets a shared environment for itself alone</source>
        <translation>Su modelo recibe un entorno compartido para él solo</translation>
    </message>
    <message>
        <source>Its model gets a shared environment for itself alone.</source>
        <translation>Su modelo recibe un entorno compartido para él solo.</translation>
    </message>
    <message>
        <source>Its own, but copied on write elsewhere</source>
        <translation>Propio, pero compartido en otro lugar con copia al escribir</translation>
    </message>
    <message>
        <source>Its size is {size}: {linked} of that is linked from elsewhere, and stays there.</source>
        <translation>Su tamaño es {size}: {linked} de ello está enlazado desde otro sitio y se queda allí.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Layer over another environment</source>
        <translation>Capa sobre otro entorno</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation>Antiguo</translation>
    </message>
    <message>
        <source>Legacy as last resort</source>
        <translation>El antiguo como último recurso</translation>
    </message>
    <message>
        <source>Legacy environment healthy?</source>
        <translation>¿Entorno antiguo correcto?</translation>
    </message>
    <message>
        <source>Legacy · fallback</source>
        <translation>Antiguo · reserva</translation>
    </message>
    <message>
        <source>Let equal files of all environments share their space; nothing is deleted</source>
        <translation>Los archivos iguales de todos los entornos comparten su espacio; no se elimina nada</translation>
    </message>
    <message>
        <source>Let uv fetch a Python of its own: {version}{size}</source>
        <translation>Que uv obtenga un Python propio: {version}{size}</translation>
    </message>
    <message>
        <source>Linked between several, counted once</source>
        <translation>Enlazado entre varios, contado una vez</translation>
    </message>
    <message>
        <source>Linked with others</source>
        <translation>Enlazado con otros</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Look at the workspace again</source>
        <translation>Volver a leer el espacio de trabajo</translation>
    </message>
    <message>
        <source>Look for equal files</source>
        <translation>Buscar archivos iguales</translation>
    </message>
    <message>
        <source>Looking at environments</source>
        <translation>Examinando los entornos</translation>
    </message>
    <message numerus="yes">
        <source>Looking at {n} environments…</source>
        <extracomment>One: Looking at {n} environment…</extracomment>
        <translation>
            <numerusform>Examinando {n} entorno…</numerusform>
            <numerusform>Examinando {n} entornos…</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a shared one of it…</source>
        <translation>Convertirlo en compartido…</translation>
    </message>
    <message>
        <source>Make it a legacy environment of this workspace</source>
        <translation>Convertirlo en un entorno antiguo de este espacio de trabajo</translation>
    </message>
    <message>
        <source>Make the shared environment out of this one, without a download</source>
        <translation>Convertir este en el entorno compartido, sin descargas</translation>
    </message>
    <message>
        <source>Measure the packages</source>
        <translation>Medir los paquetes</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Midiendo</translation>
    </message>
    <message>
        <source>Metadata of {name}</source>
        <translation>Metadatos de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Migrate {n} environments</source>
        <extracomment>One: Migrate {n} environment</extracomment>
        <translation>
            <numerusform>Migrar {n} entorno</numerusform>
            <numerusform>Migrar {n} entornos</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrate {what}</source>
        <translation>Migrar {what}</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrar…</translation>
    </message>
    <message>
        <source>Model: {names}</source>
        <translation>Modelo: {names}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Move its files to another drive; a link stays</source>
        <translation>Mover sus archivos a otra unidad; queda un enlace</translation>
    </message>
    <message>
        <source>Move its model to a shared environment</source>
        <translation>Pasar su modelo a un entorno compartido</translation>
    </message>
    <message>
        <source>Move its model to the shared one, then this folder to the trash</source>
        <translation>Pasar su modelo al compartido y después esta carpeta a la papelera</translation>
    </message>
    <message>
        <source>Move its model to the shared one; this folder stays</source>
        <translation>Pasar su modelo al compartido; esta carpeta se queda</translation>
    </message>
    <message>
        <source>Move models from legacy environments to shared ones</source>
        <translation>Pasar modelos de entornos antiguos a compartidos</translation>
    </message>
    <message>
        <source>Move to another drive…</source>
        <translation>Mover a otra unidad…</translation>
    </message>
    <message>
        <source>Move to the trash (can be undone)</source>
        <translation>Llevar a la papelera (se puede deshacer)</translation>
    </message>
    <message>
        <source>Move to the trash; can be undone</source>
        <translation>Llevar a la papelera; se puede deshacer</translation>
    </message>
    <message>
        <source>Move {what} to another drive</source>
        <translation>Mover {what} a otra unidad</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Migrado</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Se migra</translation>
    </message>
    <message>
        <source>Moves, its folder stays</source>
        <translation>Se migra; su carpeta queda</translation>
    </message>
    <message>
        <source>Moving models</source>
        <translation>Migrar modelos</translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>Llevando a la papelera</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Migrando…</translation>
    </message>
    <message>
        <source>Net gain after purge</source>
        <translation>Neto al vaciar</translation>
    </message>
    <message>
        <source>New shared env…</source>
        <translation>Nuevo entorno…</translation>
    </message>
    <message>
        <source>No Python here fits yet.</source>
        <translation>Aquí todavía no hay un Python adecuado.</translation>
    </message>
    <message>
        <source>No app or project claims it: it goes to the trash, and can be undone.</source>
        <translation>Ninguna aplicación ni proyecto lo reclama: va a la papelera y se puede deshacer.</translation>
    </message>
    <message>
        <source>No healthy environment could be had, so this one is the last resort.</source>
        <translation>No hay ningún entorno correcto; este es el último recurso.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Sin empezar</translation>
    </message>
    <message>
        <source>Not checked yet: looking deeper runs its Python, so Roost waits for your click.</source>
        <translation>Sin comprobar: comprobar a fondo ejecuta su Python, por eso Roost espera su clic.</translation>
    </message>
    <message>
        <source>Not in the target, and nothing says it is needed: {names}</source>
        <translation>No está en el destino, y nada indica que haga falta: {names}</translation>
    </message>
    <message>
        <source>Not in the target, and {wanted} for its model: {name} {version} {why}</source>
        <translation>No está en el destino y es {wanted} para su modelo: {name} {version} {why}</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged.</source>
        <translation>Nada de esto cuenta como libre hasta eliminarlo definitivamente.</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged: that frees at least {size}.</source>
        <translation>Nada de esto cuenta como liberado hasta eliminarlo definitivamente: eso libera al menos {size}.</translation>
    </message>
    <message>
        <source>Nothing here counts as freed until it is purged: that frees {size}.</source>
        <translation>Nada de esto cuenta como liberado hasta eliminarlo definitivamente: eso libera {size}.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>Of one environment alone</source>
        <translation>De un solo entorno</translation>
    </message>
    <message>
        <source>Old trash, leftovers, superseded and unused environments, download caches</source>
        <translation>Papelera vieja, restos, entornos sustituidos y sin uso, cachés de descargas</translation>
    </message>
    <message>
        <source>On Python {version}, {path}</source>
        <translation>Con Python {version}, {path}</translation>
    </message>
    <message>
        <source>One of its own</source>
        <translation>Uno propio</translation>
    </message>
    <message>
        <source>Open a terminal here</source>
        <translation>Abrir un terminal aquí</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open or make a workspace first</source>
        <translation>Abra o cree antes un espacio de trabajo</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Other environments build on it, so Roost never removes it.</source>
        <translation>Otros entornos se basan en él, por eso Roost no lo quita nunca.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Package list copied.</source>
        <translation>Lista de paquetes copiada.</translation>
    </message>
    <message>
        <source>Package {name}</source>
        <translation>Paquete {name}</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Peak space</source>
        <translation>Espacio máximo</translation>
    </message>
    <message>
        <source>Pin its model here</source>
        <translation>Fijar su modelo aquí</translation>
    </message>
    <message>
        <source>Pin {model}</source>
        <translation>Fijar {model}</translation>
    </message>
    <message>
        <source>Pinned by you?</source>
        <translation>¿Fijado por usted?</translation>
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
        <translation>Planificando</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Promote to shared…</source>
        <translation>Convertir en compartido…</translation>
    </message>
    <message>
        <source>Promote {what}</source>
        <translation>Convertir {what} en compartido</translation>
    </message>
    <message>
        <source>Proving the model</source>
        <translation>Probando el modelo</translation>
    </message>
    <message>
        <source>Purging the trash frees at least {size}.</source>
        <translation>Vaciar la papelera libera al menos {size}.</translation>
    </message>
    <message>
        <source>Purging the trash frees {size}.</source>
        <translation>Vaciar la papelera libera {size}.</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>Poniéndolo en su sitio</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Intérprete de Python</translation>
    </message>
    <message>
        <source>Python path copied.</source>
        <translation>Ruta de Python copiada.</translation>
    </message>
    <message>
        <source>Python that others build on</source>
        <translation>Python en el que se apoyan otros</translation>
    </message>
    <message>
        <source>Read the profiles</source>
        <translation>Leer los perfiles</translation>
    </message>
    <message>
        <source>Rebuild beside the old one, then switch</source>
        <translation>Reconstruir junto al antiguo y luego cambiar</translation>
    </message>
    <message>
        <source>Rebuild it from its lock: what was changed since is undone</source>
        <translation>Reconstruirlo desde su archivo de bloqueo: lo cambiado desde entonces se deshace</translation>
    </message>
    <message>
        <source>Relocating</source>
        <translation>Ajustando rutas</translation>
    </message>
    <message>
        <source>Remove an environment of {app}?</source>
        <translation>¿Quitar un entorno de {app}?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Quitado.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Repair {what}</source>
        <translation>Reparar {what}</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparar…</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Releer</translation>
    </message>
    <message>
        <source>Resolving packages</source>
        <translation>Resolviendo paquetes</translation>
    </message>
    <message>
        <source>Restore {what}</source>
        <translation>Restaurar {what}</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Run its Python</source>
        <translation>Ejecutar su Python</translation>
    </message>
    <message>
        <source>Run its Python and import what it is for</source>
        <translation>Ejecutar su Python e importar aquello para lo que sirve</translation>
    </message>
    <message>
        <source>Running your command</source>
        <translation>Ejecutando su comando</translation>
    </message>
    <message>
        <source>See what can be cleaned up</source>
        <translation>Ver qué se puede limpiar</translation>
    </message>
    <message>
        <source>Separate shared files</source>
        <translation>Separar archivos compartidos</translation>
    </message>
    <message>
        <source>Share equal files</source>
        <translation>Compartir archivos iguales</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>Shared environment healthy?</source>
        <translation>¿Entorno compartido correcto?</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Mostrar el plan</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Se quedan como están</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Se queda como está</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Sustituido</translation>
    </message>
    <message>
        <source>The environment you pinned the model to cannot be used now.</source>
        <translation>El entorno al que usted fijó el modelo no se puede usar ahora.</translation>
    </message>
    <message>
        <source>The shared environment does not have all that this model needs.</source>
        <translation>El entorno compartido no tiene todo lo que este modelo necesita.</translation>
    </message>
    <message>
        <source>The shared environment does not have {names}, which this model needs.</source>
        <translation>Al entorno compartido le falta lo que este modelo necesita: {names}.</translation>
    </message>
    <message>
        <source>The shared environment does not work now. Rebuilding it helps.</source>
        <translation>El entorno compartido no funciona ahora. Reconstruirlo lo arregla.</translation>
    </message>
    <message>
        <source>The shared environment has a version of {names} that this model cannot use.</source>
        <translation>El entorno compartido tiene una versión que este modelo no puede usar: {names}.</translation>
    </message>
    <message>
        <source>The target holds everything it has.</source>
        <translation>El destino contiene todo lo que tiene.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Allí</translation>
    </message>
    <message>
        <source>This starts the environment&apos;s own Python and imports its libraries: its code runs. Do so only if you trust where it came from.</source>
        <translation>Esto inicia el Python del entorno e importa sus bibliotecas: se ejecuta su código. Hágalo solo si confía en su procedencia.</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Torch</translation>
    </message>
    <message>
        <source>Turn a legacy environment into the shared one, no download</source>
        <translation>Convertir un entorno antiguo en el compartido, sin descarga</translation>
    </message>
    <message>
        <source>Unchanged since it was built</source>
        <translation>Sin cambios desde que se construyó</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Used by: {names}</source>
        <translation>Usado por: {names}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Waiting for another process</source>
        <translation>Esperando a otro proceso</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Waits in the trash</source>
        <translation>Espera en la papelera</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué ocurre</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>What it needs is added to the shared environment, for all its models.</source>
        <translation>Lo que necesita se añade al entorno compartido, para todos sus modelos.</translation>
    </message>
    <message>
        <source>What purging the trash frees is not known.</source>
        <translation>No se sabe cuánto libera vaciar la papelera.</translation>
    </message>
    <message>
        <source>What the target will hold is not known yet.</source>
        <translation>Aún no se sabe qué contendrá el destino.</translation>
    </message>
    <message>
        <source>What to do about {name}</source>
        <translation>Qué hacer con {name}</translation>
    </message>
    <message>
        <source>What was changed since it was built is to stay</source>
        <translation>Lo que se cambió desde que se construyó debe quedarse</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Whether it works could not be found out. It is used all the same.</source>
        <translation>No se pudo saber si funciona. Se usa de todos modos.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Your files: {names}</source>
        <translation>Sus archivos: {names}</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <extracomment>One: and {n} more</extracomment>
        <translation>
            <numerusform>y {n} más</numerusform>
            <numerusform>y {n} más</numerusform>
        </translation>
    </message>
    <message>
        <source>at most {size}</source>
        <translation>como mucho {size}</translation>
    </message>
    <message>
        <source>because: {why}</source>
        <translation>porque: {why}</translation>
    </message>
    <message>
        <source>built first</source>
        <translation>se construye antes</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>conflict: needs {what}</source>
        <translation>conflicto: necesita {what}</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>interrumpido</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>downloads {size}</source>
        <translation>descarga {size}</translation>
    </message>
    <message>
        <source>driver {version}</source>
        <translation>controlador {version}</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>ya existe</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>frees at least {size}</source>
        <translation>libera al menos {size}</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>libera {size}</translation>
    </message>
    <message>
        <source>from {at} to {end}</source>
        <translation>de {at} a {end}</translation>
    </message>
    <message>
        <source>has all of it</source>
        <translation>lo tiene todo</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>en parte</translation>
    </message>
    <message>
        <source>in use: its folder stays</source>
        <translation>en uso: su carpeta se queda</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>lacks {names}</source>
        <translation>le falta {names}</translation>
    </message>
    <message>
        <source>lacks {names}; not known to be needed</source>
        <translation>le falta {names}; no se sabe si hace falta</translation>
    </message>
    <message>
        <source>made by copy, no download</source>
        <translation>por copia, sin descarga</translation>
    </message>
    <message>
        <source>made by rename, no download</source>
        <translation>por cambio de nombre, sin descarga</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>needs about {size}</source>
        <translation>necesita unos {size}</translation>
    </message>
    <message>
        <source>needs {size}</source>
        <translation>necesita {size}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>sin hacer</translation>
    </message>
    <message>
        <source>not known yet what it will hold</source>
        <translation>aún no se sabe qué contendrá</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>aún sin medir</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>other {names}</source>
        <translation>otra versión: {names}</translation>
    </message>
    <message>
        <source>perhaps: {why}</source>
        <translation>quizá: {why}</translation>
    </message>
    <message>
        <source>rebuilt beside</source>
        <translation>se reconstruye al lado</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>required</source>
        <translation>necesario</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message numerus="yes">
        <source>used by {n} models</source>
        <extracomment>One: used by {n} model</extracomment>
        <translation>
            <numerusform>{n} modelo</numerusform>
            <numerusform>{n} modelos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>volume {number}: {size} in {n} environments</source>
        <extracomment>One: volume {number}: {size} in {n} environment</extracomment>
        <translation>
            <numerusform>volumen {number}: {size} en {n} entorno</numerusform>
            <numerusform>volumen {number}: {size} en {n} entornos</numerusform>
        </translation>
    </message>
    <message>
        <source>will free {size}</source>
        <translation>libera {size}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>your files inside: its folder stays</source>
        <translation>archivos suyos dentro: su carpeta se queda</translation>
    </message>
    <message>
        <source>{app} removes it with its own command. Roost cannot bring it back.</source>
        <translation>{app} lo quita con su propio comando. Roost no puede recuperarlo.</translation>
    </message>
    <message>
        <source>{app} will not start without it. The safer way is through {app} itself. To set it aside all the same (it can be undone), type the name of the app.</source>
        <translation>{app} no se iniciará sin él. Lo más seguro es hacerlo desde {app}. Para apartarlo de todos modos (se puede deshacer), escriba el nombre de la aplicación.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} environments</source>
        <extracomment>One: {done} of {n} environment</extracomment>
        <translation>
            <numerusform>{done} de {n} entorno</numerusform>
            <numerusform>{done} de {n} entornos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} files</source>
        <extracomment>One: {done} of {n} file</extracomment>
        <translation>
            <numerusform>{done} de {n} archivo</numerusform>
            <numerusform>{done} de {n} archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} packages</source>
        <extracomment>One: {done} of {n} package</extracomment>
        <translation>
            <numerusform>{done} de {n} paquete</numerusform>
            <numerusform>{done} de {n} paquetes</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>{n} broken</source>
        <extracomment>One: {n} broken</extracomment>
        <translation>
            <numerusform>{n} roto</numerusform>
            <numerusform>{n} rotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conflicts</source>
        <extracomment>One: {n} conflict</extracomment>
        <translation>
            <numerusform>{n} conflicto</numerusform>
            <numerusform>{n} conflictos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <extracomment>One: {n} day</extracomment>
        <translation>
            <numerusform>{n} día</numerusform>
            <numerusform>{n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} days ago</source>
        <extracomment>One: {n} day ago</extracomment>
        <translation>
            <numerusform>hace {n} día</numerusform>
            <numerusform>hace {n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decisions were made again here; {m} come out otherwise.</source>
        <extracomment>One: {n} decision was made again here; {m} come out otherwise.</extracomment>
        <translation>
            <numerusform>Se volvió a tomar {n} decisión aquí; con otro resultado: {m}.</numerusform>
            <numerusform>Se volvieron a tomar {n} decisiones aquí; con otro resultado: {m}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} degraded</source>
        <extracomment>One: {n} degraded</extracomment>
        <translation>
            <numerusform>{n} limitado</numerusform>
            <numerusform>{n} limitados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} differ</source>
        <extracomment>One: {n} differs</extracomment>
        <translation>
            <numerusform>{n} distinto</numerusform>
            <numerusform>{n} distintos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments</source>
        <extracomment>One: {n} environment</extracomment>
        <translation>
            <numerusform>{n} entorno</numerusform>
            <numerusform>{n} entornos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments found.</source>
        <extracomment>One: {n} environment found.</extracomment>
        <translation>
            <numerusform>{n} entorno encontrado.</numerusform>
            <numerusform>{n} entornos encontrados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments in trash</source>
        <extracomment>One: {n} environment in trash</extracomment>
        <translation>
            <numerusform>{n} entorno en la papelera</numerusform>
            <numerusform>{n} entornos en la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments selected: migrate, check or delete them together.</source>
        <extracomment>One: {n} environment selected.</extracomment>
        <translation>
            <numerusform>{n} entorno seleccionado.</numerusform>
            <numerusform>{n} entornos seleccionados: migrarlos, comprobarlos o eliminarlos juntos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} environments. Sharing equal packages would save {size}.</source>
        <extracomment>One: {n} environment. Sharing equal packages would save {size}.</extracomment>
        <translation>
            <numerusform>{n} entorno. Compartir paquetes iguales ahorraría {size}.</numerusform>
            <numerusform>{n} entornos. Compartir paquetes iguales ahorraría {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have equals elsewhere</source>
        <extracomment>One: {n} file has an equal elsewhere</extracomment>
        <translation>
            <numerusform>{n} archivo tiene un igual en otra parte</numerusform>
            <numerusform>{n} archivos tienen iguales en otra parte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of yours are inside: {names}</source>
        <extracomment>One: A file of yours is inside: {names}</extracomment>
        <translation>
            <numerusform>Dentro hay un archivo suyo: {names}</numerusform>
            <numerusform>Dentro hay {n} archivos suyos: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} folders · {folder}</source>
        <extracomment>One: {n} folder · {folder}</extracomment>
        <translation>
            <numerusform>{n} carpeta · {folder}</numerusform>
            <numerusform>{n} carpetas · {folder}</numerusform>
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
            <numerusform>hace {n} hora</numerusform>
            <numerusform>hace {n} horas</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} in trash</source>
        <translation>{n} en la papelera</translation>
    </message>
    <message numerus="yes">
        <source>{n} jobs are still running</source>
        <extracomment>One: A job is still running</extracomment>
        <translation>
            <numerusform>Una tarea sigue en marcha</numerusform>
            <numerusform>{n} tareas siguen en marcha</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} legacy → {m} shared</source>
        <translation>Antiguos: {n} → compartidos: {m}</translation>
    </message>
    <message numerus="yes">
        <source>{n} lines are not shown; all of them are in the log file</source>
        <extracomment>One: {n} line is not shown; it is in the log file</extracomment>
        <translation>
            <numerusform>{n} línea no se muestra; está en el archivo de registro</numerusform>
            <numerusform>{n} líneas no se muestran; todas están en el archivo de registro</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} links inside go; what they point to stays: {names}</source>
        <extracomment>One: {n} link inside goes; what it points to stays: {names}</extracomment>
        <translation>
            <numerusform>Se quita {n} enlace de dentro; queda aquello a lo que apunta: {names}</numerusform>
            <numerusform>Se quitan {n} enlaces de dentro; queda aquello a lo que apuntan: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>hace {n} min</translation>
    </message>
    <message numerus="yes">
        <source>{n} missing ones could be made by rename, without a download.</source>
        <extracomment>One: {n} missing one could be made by rename, without a download.</extracomment>
        <translation>
            <numerusform>{n} de los que faltan se podría crear por cambio de nombre, sin descarga.</numerusform>
            <numerusform>{n} de los que faltan se podrían crear por cambio de nombre, sin descarga.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} months ago</source>
        <extracomment>One: {n} month ago</extracomment>
        <translation>
            <numerusform>hace {n} mes</numerusform>
            <numerusform>hace {n} meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more waiting</source>
        <extracomment>One: {n} more waiting</extracomment>
        <translation>
            <numerusform>{n} más en espera</numerusform>
            <numerusform>{n} más en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} not checked yet</source>
        <extracomment>One: {n} not checked yet</extracomment>
        <translation>
            <numerusform>{n} sin comprobar</numerusform>
            <numerusform>{n} sin comprobar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} not checked yet: checking runs their Python</source>
        <extracomment>One: {n} not checked yet: checking runs its Python</extracomment>
        <translation>
            <numerusform>{n} sin comprobar: comprobar ejecuta su Python</numerusform>
            <numerusform>{n} sin comprobar: comprobar ejecuta su Python</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {m} move here</source>
        <translation>{n} de {m} pasan aquí</translation>
    </message>
    <message numerus="yes">
        <source>{n} operations</source>
        <extracomment>One: {n} operation</extracomment>
        <translation>
            <numerusform>{n} operación</numerusform>
            <numerusform>{n} operaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} packages</source>
        <extracomment>One: {n} package</extracomment>
        <translation>
            <numerusform>{n} paquete</numerusform>
            <numerusform>{n} paquetes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} packages have another version</source>
        <extracomment>One: {n} package has another version</extracomment>
        <translation>
            <numerusform>{n} paquete tiene otra versión</numerusform>
            <numerusform>{n} paquetes tienen otra versión</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} running</source>
        <extracomment>One: {n} running</extracomment>
        <translation>
            <numerusform>{n} en marcha</numerusform>
            <numerusform>{n} en marcha</numerusform>
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
            <numerusform>{n} se queda como está</numerusform>
            <numerusform>{n} se quedan como están</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} superseded</source>
        <extracomment>One: {n} superseded</extracomment>
        <translation>
            <numerusform>{n} sustituido</numerusform>
            <numerusform>{n} sustituidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <extracomment>One: once</extracomment>
        <translation>
            <numerusform>una vez</numerusform>
            <numerusform>{n} veces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} years ago</source>
        <extracomment>One: {n} year ago</extracomment>
        <translation>
            <numerusform>hace {n} año</numerusform>
            <numerusform>hace {n} años</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/s</translation>
    </message>
    <message>
        <source>{size}  ({rest} is linked elsewhere)</source>
        <translation>{size}  ({rest} enlazado en otra parte)</translation>
    </message>
    <message>
        <source>{size} are free now; no environment has lost a file.</source>
        <translation>{size} libres ahora; ningún entorno ha perdido un archivo.</translation>
    </message>
    <message>
        <source>{size} back</source>
        <translation>{size} recuperados</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{volume}: promised {promised}, gained {gained}</source>
        <translation>{volume}: prometidos {promised}, ganados {gained}</translation>
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
        <translation>Entre herramientas</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Choose where to look, then scan. Nothing found is run.</source>
        <translation>Elija dónde buscar y empiece. No se ejecuta nada de lo encontrado.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Environments of other tools</source>
        <translation>Entornos de otras herramientas</translation>
    </message>
    <message>
        <source>Environments on this machine</source>
        <translation>Entornos de este equipo</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrados</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progreso de la búsqueda</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The places that tools use are always looked at; choose what else. Network drives are left out unless you add one, and nothing that is found is run or changed.</source>
        <translation>Siempre se examinan los lugares que usan las herramientas; elija qué más. Las unidades de red quedan fuera salvo que añada una, y nada de lo encontrado se ejecuta ni se cambia.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Lo que se muestra</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Drive {name}</source>
        <translation>Unidad {name}</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Carpeta personal</translation>
    </message>
    <message>
        <source>Look for drives</source>
        <translation>Buscar unidades</translation>
    </message>
    <message>
        <source>Look through a folder</source>
        <translation>Buscar en una carpeta</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Scan for environments</source>
        <translation>Buscar entornos</translation>
    </message>
    <message>
        <source>Stopped. What was found so far is shown.</source>
        <translation>Detenido. Se muestra lo encontrado hasta ahora.</translation>
    </message>
    <message>
        <source>Work out what sharing would save</source>
        <translation>Calcular lo que ahorraría compartir</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Check {name}</source>
        <translation>Comprobar {name}</translation>
    </message>
    <message>
        <source>Look at the machine</source>
        <translation>Examinar el equipo</translation>
    </message>
    <message>
        <source>Look at the names</source>
        <translation>Leer los nombres</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Net gain</source>
        <translation>Ganancia neta</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Abrir espacio de trabajo</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Releer</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accelerator</source>
        <translation>Acelerador</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Todas las líneas</translation>
    </message>
    <message>
        <source>And until its model was started since</source>
        <translation>Y hasta que su modelo se haya iniciado desde entonces</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Automatic: uv</source>
        <translation>Automático: uv</translation>
    </message>
    <message>
        <source>Automatic: what this machine runs</source>
        <translation>Automático: lo que admite este equipo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Compact rows: one line for each environment</source>
        <translation>Filas compactas: una línea por entorno</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Instalador</translation>
    </message>
    <message>
        <source>Keep in the trash</source>
        <translation>Conservar en la papelera</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Lines shown in the log</source>
        <translation>Líneas que se muestran en el registro</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Mirror of managed Pythons</source>
        <translation>Réplica de Pythons gestionados</translation>
    </message>
    <message>
        <source>Package index</source>
        <translation>Índice de paquetes</translation>
    </message>
    <message>
        <source>Package index to use instead</source>
        <translation>Índice de paquetes que se usa en su lugar</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Solo problemas</translation>
    </message>
    <message>
        <source>Python mirror</source>
        <translation>Réplica de Python</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Steps only</source>
        <translation>Solo pasos</translation>
    </message>
    <message>
        <source>Tell me when a long job has ended</source>
        <translation>Avisar cuando acabe una tarea larga</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>These lie in the workspace itself, in .envs/settings.toml.</source>
        <translation>Estos ajustes están en el propio espacio de trabajo, en .envs/settings.toml.</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>Este espacio de trabajo</translation>
    </message>
    <message>
        <source>empty: as pip is configured</source>
        <translation>vacío: como esté configurado pip</translation>
    </message>
    <message>
        <source>empty: where uv looks by itself</source>
        <translation>vacío: donde busque uv</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>the days alone count</source>
        <translation>solo cuentan los días</translation>
    </message>
    <message>
        <source>… and until started</source>
        <translation>… y hasta iniciarse</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save the settings</source>
        <translation>Guardar los ajustes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SeveralPane</name>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Deleting them frees at least {size}.</source>
        <translation>Eliminarlos libera al menos {size}.</translation>
    </message>
</context>
<context>
    <name>SharingDialog</name>
    <message>
        <source>By</source>
        <translation>Mediante</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Dedupe</source>
        <translation>Compartir archivos iguales</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>Every file stands on its own again; needs the space</source>
        <translation>Cada archivo vuelve a ser independiente; necesita el espacio</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Frees up to</source>
        <translation>Libera hasta</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>Omitido: {why}</translation>
    </message>
    <message>
        <source>Let equal files share their space?</source>
        <translation>¿Compartir el espacio de los archivos iguales?</translation>
    </message>
    <message>
        <source>Nothing is deleted and every path stays. Contents are compared byte for byte first; what is equal is then kept once on the disk.</source>
        <translation>No se elimina nada y todas las rutas se mantienen. Primero se compara el contenido byte a byte; lo que es igual queda una sola vez en el disco.</translation>
    </message>
    <message>
        <source>Share them</source>
        <translation>Compartirlos</translation>
    </message>
    <message>
        <source>Take back the last one</source>
        <translation>Deshacer el último</translation>
    </message>
    <message>
        <source>The environments have no files in common that could still be shared.</source>
        <translation>Los entornos no tienen archivos iguales que aún se puedan compartir.</translation>
    </message>
    <message>
        <source>This volume can share files only as hard links: one file under several names. An edit inside one environment&apos;s installed file would show in the others. Installers replace files, so installs and upgrades stay apart.</source>
        <translation>Este volumen solo puede compartir archivos como enlaces duros: un archivo con varios nombres. Editar a mano un archivo instalado de un entorno se vería en los otros. Los instaladores sustituyen archivos, así que instalaciones y actualizaciones quedan separadas.</translation>
    </message>
    <message>
        <source>copy-on-write</source>
        <translation>copia al escribir</translation>
    </message>
    <message>
        <source>hard links</source>
        <translation>enlaces duros</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Build the sample workspace</source>
        <translation>Crear el espacio de trabajo de ejemplo</translation>
    </message>
    <message>
        <source>Its drive may be unplugged, or the network gone. The table shows what was there. Roost looks again every few seconds, and goes on by itself when it is back.</source>
        <translation>Quizá la unidad esté desconectada o no haya red. La tabla muestra lo que había. Roost vuelve a mirar cada pocos segundos y sigue solo cuando la carpeta vuelva.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Abrir un espacio de trabajo</translation>
    </message>
    <message>
        <source>The folder of this workspace cannot be reached.</source>
        <translation>No se puede acceder a la carpeta de este espacio de trabajo.</translation>
    </message>
    <message>
        <source>The sample workspace is being built.</source>
        <translation>Se está creando el espacio de trabajo de ejemplo.</translation>
    </message>
    <message>
        <source>The window speaks the new language when Roost is started again.</source>
        <translation>El nuevo idioma se aplicará cuando Roost se reinicie.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>SpaceDesk</name>
    <message>
        <source>Delete… shows what deleting them together really frees.</source>
        <translation>«Eliminar…» muestra lo que se libera de verdad al eliminarlos juntos.</translation>
    </message>
    <message>
        <source>In a terminal: {command}</source>
        <translation>En un terminal: {command}</translation>
    </message>
    <message>
        <source>Measure what takes the space</source>
        <translation>Medir qué ocupa el espacio</translation>
    </message>
    <message>
        <source>Migrate all…</source>
        <translation>Migrar todo…</translation>
    </message>
    <message>
        <source>Move every model to a shared environment</source>
        <translation>Pasar cada modelo a un entorno compartido</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>What was deleted lies here and can be brought back. Its space is free only when the trash is purged.</source>
        <translation>Lo eliminado está aquí y se puede recuperar. Su espacio solo queda libre al vaciar la papelera.</translation>
    </message>
    <message>
        <source>frees on purge</source>
        <translation>libre al vaciar</translation>
    </message>
    <message>
        <source>{tool} keeps what it downloaded, and builds from it without the network. It belongs to no workspace; emptied, it fills again.</source>
        <translation>{tool} guarda lo que descargó y construye con ello sin red. No pertenece a ningún espacio de trabajo; si se vacía, se vuelve a llenar.</translation>
    </message>
</context>
<context>
    <name>SpacePage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>In the trash: frees on purge</source>
        <translation>En la papelera: libre al vaciarla</translation>
    </message>
    <message>
        <source>Its packages</source>
        <translation>Sus paquetes</translation>
    </message>
    <message>
        <source>Net gain of migrating all, after purge</source>
        <translation>Neto al migrar todo, tras vaciar</translation>
    </message>
    <message>
        <source>Peak space on the way</source>
        <translation>Espacio máximo por el camino</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Qué ocupa el espacio</translation>
    </message>
    <message>
        <source>What takes the space, heaviest first</source>
        <translation>Qué ocupa el espacio, lo mayor primero</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>{size} here, {free} free on this volume</source>
        <translation>{size} aquí, {free} libres en el volumen</translation>
    </message>
</context>
<context>
    <name>StatusPane</name>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Files in it</source>
        <translation>Archivos que contiene</translation>
    </message>
    <message>
        <source>Gathering; nothing is changed, and nothing written yet.</source>
        <translation>Reuniendo datos; no se cambia nada ni se ha escrito nada todavía.</translation>
    </message>
    <message>
        <source>Put numbers in the place of model names</source>
        <translation>Poner números en lugar de los nombres de modelos</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>Archivo de soporte</translation>
    </message>
    <message>
        <source>The picture of the window</source>
        <translation>La imagen de la ventana</translation>
    </message>
    <message>
        <source>This goes in: {size}. Home folder, user and computer names, credentials and tokens are taken out. Nothing is sent; you decide who gets the file.</source>
        <translation>Esto contiene: {size}. Se quitan carpeta personal, nombres de usuario y equipo, credenciales y tokens. No se envía nada; usted decide quién recibe el archivo.</translation>
    </message>
    <message>
        <source>With a picture of the window</source>
        <translation>Con una imagen de la ventana</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>Check all</source>
        <translation>Comprobar todos</translation>
    </message>
    <message>
        <source>Columns and sorting</source>
        <translation>Columnas y orden</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Filas compactas</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>No environments here yet. “New shared env…” makes the first.</source>
        <translation>Aquí no hay entornos todavía. «Nuevo entorno…» crea el primero.</translation>
    </message>
    <message>
        <source>Nothing matches the filter. Esc clears it.</source>
        <translation>Nada coincide con el filtro. Esc lo quita.</translation>
    </message>
    <message>
        <source>What takes the space</source>
        <translation>Qué ocupa el espacio</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} de {all}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Filter by name, model, package</source>
        <translation>Filtro: nombre, modelo, paquete</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Sin espacio de trabajo</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Purge everything</source>
        <translation>Eliminar todo definitivamente</translation>
    </message>
    <message>
        <source>Purge for good</source>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La papelera está vacía.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Close; it stays in the trash</source>
        <translation>Cerrar; se queda en la papelera</translation>
    </message>
    <message>
        <source>Free the space now</source>
        <translation>Liberar el espacio ahora</translation>
    </message>
    <message>
        <source>Free {size} now</source>
        <translation>Liberar {size} ahora</translation>
    </message>
    <message>
        <source>Just moved to the trash</source>
        <translation>Recién llevado a la papelera</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{name} in trash</source>
        <translation>{name} en la papelera</translation>
    </message>
</context>
<context>
    <name>Volumes</name>
    <message>
        <source>Drive</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>This does not fit: {size} more are needed on the way.</source>
        <translation>No cabe: hacen falta {size} más por el camino.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Look for changes</source>
        <translation>Buscar cambios</translation>
    </message>
</context>
<context>
    <name>WorkspaceButton</name>
    <message>
        <source>Workspace {path}</source>
        <translation>Espacio de trabajo {path}</translation>
    </message>
</context>
</TS>
