<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>AppFrame</name>
    <message>
        <source>You are offline. You can keep reading and writing.</source>
        <translation>No hay conexión. Puedes seguir leyendo y escribiendo.</translation>
    </message>
    <message>
        <source>You are offline.</source>
        <translation>No hay conexión.</translation>
    </message>
    <message>
        <source>Your messages will be sent when the connection is back.</source>
        <translation>Tus mensajes se enviarán cuando vuelva la conexión.</translation>
    </message>
</context>
<context>
    <name>BottomKeys</name>
    <message>
        <source>abc</source>
        <translation>abc</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signos</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>English keys</source>
        <translation>Teclas en inglés</translation>
    </message>
    <message>
        <source>Spanish keys</source>
        <translation>Teclas en español</translation>
    </message>
    <message>
        <source>Accent on the next letter</source>
        <translation>Acento en la letra siguiente</translation>
    </message>
    <message>
        <source>space</source>
        <translation>espacio</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea</translation>
    </message>
</context>
<context>
    <name>BoughtScreen</name>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Write to someone now</source>
        <translation>Escribir a alguien ahora</translation>
    </message>
    <message>
        <source>Go to Mail</source>
        <translation>Ir al correo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>BuyModel</name>
    <message>
        <source>One stamp sends one message of up to %1 letters.</source>
        <extracomment>Undo has a last minute: the screen says it again this often. [{ key, title, line, price, full, missing, stamps }] [{ label, value, strong }] [{ key, name, initial, hue }]</extracomment>
        <translation>Una estampilla envía un mensaje de hasta %1 letras.</translation>
    </message>
    <message numerus="yes">
        <source>You have %n stamp(s) now.</source>
        <translation>
            <numerusform>Ahora tienes %n estampilla.</numerusform>
            <numerusform>Ahora tienes %n estampillas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Buy %1 for %2</source>
        <translation>Comprar %1 por %2</translation>
    </message>
    <message>
        <source>It is paid when this device is connected.</source>
        <translation>Se paga cuando este aparato tenga conexión.</translation>
    </message>
    <message>
        <source>You will get a receipt on paper and in Money.</source>
        <translation>Recibirás un recibo en papel y en Dinero.</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>%1 cada una</translation>
    </message>
    <message>
        <source>Lower price until %1</source>
        <translation>Precio rebajado hasta el %1</translation>
    </message>
    <message>
        <source>You need %1 more credits.</source>
        <translation>Te faltan %1 en créditos.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>unos %1</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Credits after this</source>
        <translation>Créditos después</translation>
    </message>
    <message>
        <source>Stamps after this</source>
        <translation>Estampillas después</translation>
    </message>
    <message>
        <source>Changed your mind? You can undo this until %1. %2 left.</source>
        <translation>¿Cambiaste de idea? Puedes deshacerlo hasta las %1 (quedan %2).</translation>
    </message>
    <message>
        <source>The purchase was undone</source>
        <translation>La compra se deshizo</translation>
    </message>
    <message>
        <source>%1 is back in your credits.</source>
        <translation>%1 volvieron a tus créditos.</translation>
    </message>
    <message>
        <source>%1 could not be bought</source>
        <translation>No se pudo comprar: %1</translation>
    </message>
    <message numerus="yes">
        <source>You have %n stamp(s)</source>
        <translation>
            <numerusform>Tienes %n estampilla</numerusform>
            <numerusform>Tienes %n estampillas</numerusform>
        </translation>
    </message>
    <message>
        <source>You bought %1</source>
        <translation>Compraste %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new stamp(s) are ready to use.</source>
        <translation>
            <numerusform>%n estampilla nueva lista para usar.</numerusform>
            <numerusform>%n estampillas nuevas listas para usar.</numerusform>
        </translation>
    </message>
    <message>
        <source>We took %1 from your credits.</source>
        <translation>Tomamos %1 de tus créditos.</translation>
    </message>
    <message>
        <source>%1 is left.</source>
        <translation>Te quedan %1.</translation>
    </message>
    <message>
        <source>It is saved here and goes out when the connection is back.</source>
        <translation>Está guardado aquí y saldrá cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>The purchase was undone.</source>
        <translation>La compra se deshizo.</translation>
    </message>
</context>
<context>
    <name>BuyScreen</name>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
    <message>
        <source>No prices here yet</source>
        <translation>Aún no hay precios aquí</translation>
    </message>
    <message>
        <source>Prices come with the next connection. Nothing is lost.</source>
        <translation>Los precios llegan con la próxima conexión. No se pierde nada.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántas</translation>
    </message>
    <message>
        <source>Pay with</source>
        <translation>Pagar con</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Créditos</translation>
    </message>
    <message>
        <source>Move from trust</source>
        <translation>Pasar del depósito</translation>
    </message>
</context>
<context>
    <name>CardDrawing</name>
    <message>
        <source>A card held to the reader</source>
        <translation>Una tarjeta junto al lector</translation>
    </message>
</context>
<context>
    <name>CareScreen</name>
    <message>
        <source>This screen needs care</source>
        <translation>Esta pantalla necesita atención</translation>
    </message>
    <message>
        <source>It is not your fault. Nothing you wrote is lost. Please use another screen, or try again in a few minutes.</source>
        <translation>No es culpa tuya. Nada de lo que escribiste se perdió. Usa otra pantalla o vuelve a probar en unos minutos.</translation>
    </message>
</context>
<context>
    <name>ClockModel</name>
    <message>
        <source>Good morning</source>
        <extracomment>First hour of each band of the drawn landscape, and of each greeting.</extracomment>
        <translation>Buenos días</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Buenas tardes</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Buenas noches</translation>
    </message>
</context>
<context>
    <name>ComposeHead</name>
    <message>
        <source>Reply to</source>
        <translation>Respuesta para</translation>
    </message>
    <message>
        <source>Message to</source>
        <translation>Mensaje para</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Respuesta para %1</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Mensaje para %1</translation>
    </message>
</context>
<context>
    <name>ComposeModel</name>
    <message>
        <source>Your reply to %1 is saved.</source>
        <extracomment>A longer text is measured at the pause, so that no key waits for it. The text was set from here (opened, restored, dropped): the text area makes a new document of it. A message was sent: its id. The text that is in the store, and the one that was last asked to be put there.</extracomment>
        <translation>Tu respuesta para %1 está guardada.</translation>
    </message>
    <message>
        <source>Your message to %1 is saved.</source>
        <translation>Tu mensaje para %1 está guardado.</translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are still here.</source>
        <translation>
            <numerusform>Te falta %n estampilla. Tus palabras siguen aquí.</numerusform>
            <numerusform>Te faltan %n estampillas. Tus palabras siguen aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>The stamp that %1 paid is used already. Your words are still here.</source>
        <translation>La estampilla que pagó %1 ya se usó. Tus palabras siguen aquí.</translation>
    </message>
    <message numerus="yes">
        <source>This is %n letter(s) too long.</source>
        <translation>
            <numerusform>Sobra %n letra.</numerusform>
            <numerusform>Sobran %n letras.</numerusform>
        </translation>
    </message>
    <message>
        <source>New messages are paused for you. Money says how that ends. Your words are still here.</source>
        <translation>Los mensajes nuevos están en pausa para ti. Dinero dice cómo termina. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>You cannot write to %1 now. Your words are still here.</source>
        <translation>Ahora no puedes escribir a %1. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>Enviar a %1</translation>
    </message>
    <message>
        <source>Staff may read this before %1 gets it.</source>
        <translation>El personal puede leer esto antes de que llegue a %1.</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>esta persona</translation>
    </message>
    <message>
        <source>%1 of %2 letters</source>
        <translation>%1 de %2 letras</translation>
    </message>
    <message numerus="yes">
        <source>%1 letters left on this stamp</source>
        <translation>
            <numerusform>Queda %1 letra en esta estampilla</numerusform>
            <numerusform>Quedan %1 letras en esta estampilla</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You own %n stamp(s)</source>
        <translation>
            <numerusform>Tienes %n estampilla</numerusform>
            <numerusform>Tienes %n estampillas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 stamp, paid by %1</source>
        <translation>1 estampilla, pagada por %1</translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s)</source>
        <translation>
            <numerusform>Te falta %n estampilla</numerusform>
            <numerusform>Te faltan %n estampillas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your stamps</source>
        <translation>
            <numerusform>%n de tus estampillas</numerusform>
            <numerusform>%n de tus estampillas</numerusform>
        </translation>
    </message>
    <message>
        <source>You cannot write to %1 now. Your words are saved.</source>
        <translation>Ahora no puedes escribir a %1. Tus palabras están guardadas.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Primero escribe algo.</translation>
    </message>
    <message>
        <source>This is too long for one message. Make it shorter.</source>
        <translation>Es muy largo para un mensaje. Hazlo más corto.</translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are saved.</source>
        <translation>
            <numerusform>Te falta %n estampilla. Tus palabras están guardadas.</numerusform>
            <numerusform>Te faltan %n estampillas. Tus palabras están guardadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
</context>
<context>
    <name>ComposeScreen</name>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
    <message>
        <source>Your message to %1</source>
        <translation>Tu mensaje para %1</translation>
    </message>
    <message>
        <source>Write your message here.</source>
        <translation>Escribe aquí tu mensaje.</translation>
    </message>
</context>
<context>
    <name>ConnectionPill</name>
    <message>
        <source>Shows what waits to be sent</source>
        <translation>Muestra lo que espera para enviarse</translation>
    </message>
</context>
<context>
    <name>CoverScreen</name>
    <message>
        <source>The screen is covered. Touch to type your PIN.</source>
        <translation>La pantalla está tapada. Toca para poner tu PIN.</translation>
    </message>
    <message>
        <source>Touch to come back</source>
        <translation>Toca para volver</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Text &amp; color</source>
        <translation>Texto y color</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>Tamaño de las letras</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>You are on the first page.</source>
        <translation>Estás en la primera página.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este equipo todavía no tiene sonido.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Text &amp; color</source>
        <translation>Texto y color</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Tapar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>DraftsList</name>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>No hay borradores</translation>
    </message>
    <message>
        <source>Everything you write is saved here until you send it.</source>
        <translation>Todo lo que escribes se guarda aquí hasta que lo envías.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the draft to %1</source>
        <translation>Quitar el borrador para %1</translation>
    </message>
</context>
<context>
    <name>DraftsModel</name>
    <message>
        <source>Nothing written yet</source>
        <translation>Todavía no hay nada escrito</translation>
    </message>
    <message>
        <source>The draft is gone.</source>
        <translation>Se quitó el borrador.</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Is this an emergency? Tell any officer now.</source>
        <translation>¿Es una emergencia? Avisa ahora a cualquier oficial.</translation>
    </message>
    <message>
        <source>You can also tell any staff member that you do not feel safe.</source>
        <translation>También puedes decir a cualquier persona del personal que no te sientes a salvo.</translation>
    </message>
    <message>
        <source>How mail works</source>
        <translation>Cómo funciona el correo</translation>
    </message>
    <message>
        <source>Staff read each message before it goes on. Most take 1 day. Sent shows where your message is.</source>
        <translation>El personal lee cada mensaje antes de que siga. Casi siempre tarda 1 día. En Enviados ves dónde está tu mensaje.</translation>
    </message>
    <message>
        <source>What a stamp pays for</source>
        <translation>Qué paga una estampilla</translation>
    </message>
    <message>
        <source>One stamp pays for one message. When the other person paid for your reply, your own stamps stay yours.</source>
        <translation>Una estampilla paga un mensaje. Si la otra persona pagó tu respuesta, tus estampillas siguen siendo tuyas.</translation>
    </message>
    <message>
        <source>When you are offline</source>
        <translation>Cuando no hay conexión</translation>
    </message>
    <message>
        <source>You can keep reading and writing. We save your messages here and send them later.</source>
        <translation>Puedes seguir leyendo y escribiendo. Guardamos tus mensajes aquí y los enviamos después.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Nada se pierde</translation>
    </message>
    <message>
        <source>We save every word as you type. When your time ends, your drafts stay.</source>
        <translation>Guardamos cada palabra mientras escribes. Cuando se acaba tu tiempo, tus borradores se quedan.</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Your receipts are kept in Money. You can print them again.</source>
        <translation>Tus recibos se guardan en Dinero. Puedes imprimirlos otra vez.</translation>
    </message>
    <message>
        <source>Keep your PIN secret</source>
        <translation>Guarda tu PIN en secreto</translation>
    </message>
    <message>
        <source>Cover hides your page at once. Sign out when you leave. Staff never ask for your PIN.</source>
        <translation>Tapar esconde tu página al momento. Sal de tu sesión cuando te vayas. El personal nunca pide tu PIN.</translation>
    </message>
    <message>
        <source>Need more help?</source>
        <translation>¿Necesitas más ayuda?</translation>
    </message>
    <message>
        <source>Ask your unit staff or your case manager.</source>
        <translation>Pregunta al personal de tu unidad o a quien lleva tu caso.</translation>
    </message>
</context>
<context>
    <name>HomeBody</name>
    <message>
        <source>You are offline. You can keep reading and writing.</source>
        <translation>No hay conexión. Puedes seguir leyendo y escribiendo.</translation>
    </message>
    <message>
        <source>Your messages will be sent when the connection is back.</source>
        <translation>Tus mensajes se enviarán cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 en espera</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
</context>
<context>
    <name>HomeMail</name>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n en espera de envío</numerusform>
            <numerusform>%n en espera de envío</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nada en espera de envío</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) to finish</source>
        <translation>
            <numerusform>%n carta por terminar</numerusform>
            <numerusform>%n cartas por terminar</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to finish</source>
        <translation>Nada por terminar</translation>
    </message>
    <message>
        <source>Up to date %1</source>
        <translation>Al día %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>greeting, first name</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail yet. You can write first.</source>
        <translation>Todavía no hay correo. Puedes escribir primero.</translation>
    </message>
    <message>
        <source>newest from %1, %2</source>
        <translation>lo más nuevo es de %1, %2</translation>
    </message>
    <message>
        <source>Your balances are on their way.</source>
        <translation>Tus saldos están en camino.</translation>
    </message>
    <message>
        <source>See every receipt</source>
        <translation>Ver todos los recibos</translation>
    </message>
    <message>
        <source>Balances from %1</source>
        <translation>Saldos de %1</translation>
    </message>
    <message>
        <source>Trust account %1</source>
        <translation>Cuenta de depósito %1</translation>
    </message>
    <message>
        <source>Credits %1</source>
        <translation>Créditos %1</translation>
    </message>
    <message>
        <source>%1 · see every receipt</source>
        <translation>%1 · ver todos los recibos</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Escribir a %1</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Hello, %1</source>
        <translation>Hola, %1</translation>
    </message>
</context>
<context>
    <name>InboxList</name>
    <message>
        <source>Inbox</source>
        <translation>Recibidos</translation>
    </message>
    <message>
        <source>This did not load</source>
        <translation>Esto no cargó</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>No mail yet</source>
        <translation>Todavía no hay correo</translation>
    </message>
    <message>
        <source>When someone writes to you, it will be here. You can write first.</source>
        <translation>Cuando alguien te escriba, estará aquí. Puedes escribir primero.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Legal: not read by staff</source>
        <translation>Legal: el personal no lo lee</translation>
    </message>
    <message>
        <source>You replied</source>
        <translation>Respondiste</translation>
    </message>
    <message>
        <source>Reply paid</source>
        <translation>Respuesta pagada</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Ver %n mensaje anterior</numerusform>
            <numerusform>Ver %n mensajes anteriores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on the way to you. Staff read each message first.</source>
        <translation>
            <numerusform>%n mensaje viene en camino. El personal lee cada mensaje primero.</numerusform>
            <numerusform>%n mensajes vienen en camino. El personal lee cada mensaje primero.</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>This one came in %1.</source>
        <translation>Este llegó %1.</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>Most take %1</source>
        <translation>Casi siempre %1</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Choose a message</source>
        <translation>Elige un mensaje</translation>
    </message>
    <message>
        <source>Touch a message at the left to read it here.</source>
        <translation>Toca un mensaje a la izquierda para leerlo aquí.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>LetterHead</name>
    <message>
        <source>From %1 · %2</source>
        <translation>De %1 · %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este equipo todavía no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>Write a message</source>
        <translation>Escribir un mensaje</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
</context>
<context>
    <name>MailPeek</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>You replied</source>
        <translation>Respondiste</translation>
    </message>
    <message>
        <source>Reply paid</source>
        <translation>Respuesta pagada</translation>
    </message>
</context>
<context>
    <name>MailTabs</name>
    <message>
        <source>Inbox</source>
        <translation>Recibidos</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
</context>
<context>
    <name>MailWords</name>
    <message>
        <source>No subject</source>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Legal: not read by staff</source>
        <translation>Legal: el personal no lo lee</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>En espera de envío</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Not sent on</source>
        <translation>No se envió</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No se entregó</translation>
    </message>
    <message>
        <source>A photo was held back</source>
        <translation>Se retuvo una foto</translation>
    </message>
    <message>
        <source>Some words were held back</source>
        <translation>Se retuvieron algunas palabras</translation>
    </message>
    <message>
        <source>A file was held back</source>
        <translation>Se retuvo un archivo</translation>
    </message>
    <message>
        <source>You can appeal. Ask staff for the form.</source>
        <translation>Puedes apelar. Pide el formulario al personal.</translation>
    </message>
    <message>
        <source>A photo could not be shown</source>
        <translation>No se pudo mostrar una foto</translation>
    </message>
    <message>
        <source>A file could not be shown</source>
        <translation>No se pudo mostrar un archivo</translation>
    </message>
    <message>
        <source>It is too large. The sender can send a smaller one.</source>
        <translation>Es muy grande. Quien la envió puede mandar una más pequeña.</translation>
    </message>
    <message>
        <source>We cannot show this kind of file here.</source>
        <translation>Aquí no podemos mostrar este tipo de archivo.</translation>
    </message>
    <message>
        <source>It could not be read. The sender can send it again.</source>
        <translation>No se pudo leer. Quien escribió puede enviarlo otra vez.</translation>
    </message>
    <message>
        <source>Staff think it may be about things that are not allowed here.</source>
        <translation>El personal cree que puede tratar de cosas que aquí no se permiten.</translation>
    </message>
    <message>
        <source>Staff think it may be a threat.</source>
        <translation>El personal cree que puede ser una amenaza.</translation>
    </message>
    <message>
        <source>It may show somebody&apos;s private details.</source>
        <translation>Puede mostrar datos privados de alguien.</translation>
    </message>
    <message>
        <source>Pictures or words of this kind are not allowed here.</source>
        <translation>Aquí no se permiten imágenes o palabras de este tipo.</translation>
    </message>
    <message>
        <source>It is against a rule of this facility.</source>
        <translation>Va contra una regla de este centro.</translation>
    </message>
    <message>
        <source>Ask staff for the reason.</source>
        <translation>Pregunta la razón al personal.</translation>
    </message>
    <message>
        <source>You took this back.</source>
        <translation>Tú lo recuperaste.</translation>
    </message>
    <message>
        <source>The reply stamp was already used.</source>
        <translation>La estampilla de respuesta ya se usó.</translation>
    </message>
    <message>
        <source>You did not have enough stamps.</source>
        <translation>No tenías estampillas suficientes.</translation>
    </message>
    <message>
        <source>You cannot write to this person now.</source>
        <translation>Ahora no puedes escribir a esta persona.</translation>
    </message>
    <message>
        <source>New messages are paused for you. Money says how that ends.</source>
        <translation>Los mensajes nuevos están en pausa para ti. Dinero dice cómo termina.</translation>
    </message>
    <message>
        <source>This device was set up again. Please send it once more.</source>
        <translation>Este aparato se configuró de nuevo. Envíalo otra vez, por favor.</translation>
    </message>
    <message>
        <source>The stamps set aside here could not be used any more. Please send it once more.</source>
        <translation>Las estampillas apartadas aquí ya no se podían usar. Envíalo otra vez, por favor.</translation>
    </message>
    <message>
        <source>It was too long.</source>
        <translation>Era muy largo.</translation>
    </message>
</context>
<context>
    <name>MessageModel</name>
    <message>
        <source>This did not load. It is not your fault.</source>
        <translation>Esto no cargó. No es culpa tuya.</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>here %1</source>
        <translation>aquí %1</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>Enviado %1</translation>
    </message>
    <message>
        <source>Photo from %1</source>
        <translation>Foto de %1</translation>
    </message>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>Ahora no puedes escribir a %1.</translation>
    </message>
    <message>
        <source>Ask your case manager about this.</source>
        <translation>Pregunta a quien lleva tu caso.</translation>
    </message>
    <message>
        <source>%1 paid for your reply</source>
        <translation>%1 pagó tu respuesta</translation>
    </message>
    <message>
        <source>1 stamp is waiting.</source>
        <translation>Te espera 1 estampilla.</translation>
    </message>
    <message numerus="yes">
        <source>Your own %n stamp(s) stay yours.</source>
        <translation>
            <numerusform>Tu estampilla sigue siendo tuya.</numerusform>
            <numerusform>Tus %n estampillas siguen siendo tuyas.</numerusform>
        </translation>
    </message>
    <message>
        <source>A reply uses 1 stamp</source>
        <translation>Una respuesta usa 1 estampilla</translation>
    </message>
    <message numerus="yes">
        <source>You have %n stamp(s).</source>
        <translation>
            <numerusform>Tienes %n estampilla.</numerusform>
            <numerusform>Tienes %n estampillas.</numerusform>
        </translation>
    </message>
    <message>
        <source>You have no stamps now.</source>
        <translation>Ahora no tienes estampillas.</translation>
    </message>
    <message>
        <source>Reply for free</source>
        <translation>Responder gratis</translation>
    </message>
    <message>
        <source>Reply: 1 stamp</source>
        <translation>Responder: 1 estampilla</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>%1. See bigger</source>
        <translation>%1. Ver más grande</translation>
    </message>
    <message>
        <source>See bigger</source>
        <translation>Ver más grande</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>This did not load</source>
        <translation>Esto no cargó</translation>
    </message>
    <message>
        <source>Legal: not read by staff</source>
        <translation>Legal: el personal no lo lee</translation>
    </message>
</context>
<context>
    <name>MoneyCards</name>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
    <message>
        <source>Move to credits</source>
        <translation>Pasar a créditos</translation>
    </message>
    <message>
        <source>Saved here and safe</source>
        <translation>Guardado aquí y seguro</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartado</translation>
    </message>
    <message>
        <source>You can spend this without a connection. What is left comes back by itself.</source>
        <translation>Puedes gastarlo sin conexión. Lo que quede vuelve solo.</translation>
    </message>
    <message>
        <source>Pay some of it</source>
        <translation>Pagar una parte</translation>
    </message>
</context>
<context>
    <name>MoneyHistory</name>
    <message>
        <source>Every deposit and charge</source>
        <translation>Cada depósito y cada cargo</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entra</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>No receipts yet</source>
        <translation>Aún no hay recibos</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada aquí</translation>
    </message>
    <message>
        <source>When you send or pay, the receipt is kept here.</source>
        <translation>Cuando envíes o pagues, el recibo se guardará aquí.</translation>
    </message>
    <message>
        <source>Each deposit and each charge will stand here.</source>
        <translation>Aquí verás cada depósito y cada cargo.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
</context>
<context>
    <name>MoneyModel</name>
    <message>
        <source>Your receipt will print soon.</source>
        <extracomment>They stand on a page that is scrolled as a whole. [{ title, line }]: where something is set aside, and until when. [{ title, line, end }] [{ key, title, kind, paid, left, note, fraction, canPay }]</extracomment>
        <translation>Tu recibo se imprimirá pronto.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older line(s)</source>
        <translation>
            <numerusform>Ver %n línea anterior</numerusform>
            <numerusform>Ver %n líneas anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>The facility has not sent it yet</source>
        <translation>El centro todavía no lo ha enviado</translation>
    </message>
    <message>
        <source>From the facility, %1</source>
        <translation>Del centro, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more set aside for mail that waits</source>
        <translation>
            <numerusform>%n más apartada para correo en espera</numerusform>
            <numerusform>%n más apartadas para correo en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>For use on these devices</source>
        <translation>Para usar en estos equipos</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n cosa espera para enviarse</numerusform>
            <numerusform>%n cosas esperan para enviarse</numerusform>
        </translation>
    </message>
    <message>
        <source>You can undo buying %1 until %2.</source>
        <translation>Hasta las %2 puedes deshacer la compra de %1.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>receipt %1</source>
        <translation>recibo %1</translation>
    </message>
</context>
<context>
    <name>MoneyScreen</name>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>Trust account</source>
        <translation>Cuenta de depósito</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Créditos</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Estampillas</translation>
    </message>
</context>
<context>
    <name>MoneyWords</name>
    <message>
        <source>You took this back: %1</source>
        <translation>Retiraste esto: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) could not be bought</source>
        <translation>
            <numerusform>No se pudo comprar %n estampilla</numerusform>
            <numerusform>No se pudieron comprar %n estampillas</numerusform>
        </translation>
    </message>
    <message>
        <source>The purchase could not be undone</source>
        <translation>No se pudo deshacer la compra</translation>
    </message>
    <message>
        <source>%1 could not be moved</source>
        <translation>No se pudieron pasar %1</translation>
    </message>
    <message>
        <source>%1 could not be paid</source>
        <translation>No se pudieron pagar %1</translation>
    </message>
    <message>
        <source>for: %1, %2</source>
        <comment>what is given back, when</comment>
        <translation>por: %1, %2</translation>
    </message>
    <message>
        <source>reference %1</source>
        <translation>referencia %1</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <source>Deposit fee</source>
        <translation>Cargo del depósito</translation>
    </message>
    <message>
        <source>Part of a deposit was sent back</source>
        <translation>Se devolvió parte de un depósito</translation>
    </message>
    <message>
        <source>A deposit was taken back by its sender</source>
        <translation>Quien hizo un depósito lo retiró</translation>
    </message>
    <message>
        <source>Paid back what you owed</source>
        <translation>Pago de lo que debías</translation>
    </message>
    <message>
        <source>Free stamps</source>
        <translation>Estampillas gratis</translation>
    </message>
    <message>
        <source>A gift</source>
        <translation>Un regalo</translation>
    </message>
    <message>
        <source>Stamps bought</source>
        <translation>Estampillas compradas</translation>
    </message>
    <message>
        <source>Purchase undone</source>
        <translation>Compra deshecha</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>Mensaje enviado</translation>
    </message>
    <message>
        <source>Given back to you</source>
        <translation>Te lo devolvieron</translation>
    </message>
    <message>
        <source>Moved to credits</source>
        <translation>Pasado a créditos</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Taken from a deposit</source>
        <translation>Tomado de un depósito</translation>
    </message>
    <message>
        <source>Trust account, from the facility</source>
        <translation>Cuenta de depósito, según el centro</translation>
    </message>
    <message>
        <source>Correction by staff</source>
        <translation>Corrección del personal</translation>
    </message>
    <message>
        <source>buying stamps</source>
        <translation>comprar estampillas</translation>
    </message>
    <message>
        <source>moving money to credits</source>
        <translation>pasar dinero a créditos</translation>
    </message>
    <message>
        <source>starting new messages</source>
        <translation>empezar mensajes nuevos</translation>
    </message>
    <message>
        <source>media</source>
        <translation>música y películas</translation>
    </message>
    <message>
        <source>A deposit to you was taken back</source>
        <translation>Alguien retiró un depósito que te hizo</translation>
    </message>
    <message>
        <source>Some things are paused for you</source>
        <translation>Algunas cosas están en pausa para ti</translation>
    </message>
    <message>
        <source>Paused: %1.</source>
        <translation>En pausa: %1.</translation>
    </message>
    <message>
        <source>Reading and answering mail, legal mail, requests and balances work.</source>
        <translation>Puedes leer y responder el correo, usar el correo legal, hacer solicitudes y ver tus saldos.</translation>
    </message>
    <message>
        <source>Restitution</source>
        <translation>Restitución</translation>
    </message>
    <message>
        <source>Community corrections</source>
        <translation>Programa comunitario</translation>
    </message>
    <message>
        <source>Court fee</source>
        <translation>Costas del tribunal</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Multa</translation>
    </message>
    <message>
        <source>Child support</source>
        <translation>Manutención</translation>
    </message>
    <message>
        <source>Paid %1 of %2</source>
        <translation>Pagado %1 de %2</translation>
    </message>
    <message>
        <source>%1 more is on its way</source>
        <translation>%1 más están en camino</translation>
    </message>
    <message>
        <source>%1% of each deposit goes here</source>
        <translation>El %1% de cada depósito va aquí</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>Faltan %1</translation>
    </message>
    <message>
        <source>Paid in full</source>
        <translation>Pagado por completo</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta: %1</translation>
    </message>
    <message>
        <source>On this tablet</source>
        <translation>En esta tableta</translation>
    </message>
    <message>
        <source>On this kiosk</source>
        <translation>En este quiosco</translation>
    </message>
    <message>
        <source>It was paid already, or was more than is owed.</source>
        <translation>Ya estaba pagado, o era más de lo que se debe.</translation>
    </message>
    <message>
        <source>It was over the limit. Nothing was moved.</source>
        <translation>Pasaba del límite. No se movió nada.</translation>
    </message>
    <message>
        <source>The price changed. Nothing was charged.</source>
        <translation>El precio cambió. No se cobró nada.</translation>
    </message>
    <message>
        <source>You did not have enough credits.</source>
        <translation>No tenías suficientes créditos.</translation>
    </message>
    <message>
        <source>You did not have enough stamps.</source>
        <translation>No tenías suficientes estampillas.</translation>
    </message>
    <message>
        <source>There was not enough in your trust account.</source>
        <translation>No había suficiente en tu cuenta de depósito.</translation>
    </message>
    <message>
        <source>Your account is paused for this. See Money.</source>
        <translation>Tu cuenta está en pausa para esto. Mira Dinero.</translation>
    </message>
    <message>
        <source>The time to undo was over.</source>
        <translation>El tiempo para deshacer había terminado.</translation>
    </message>
    <message>
        <source>The stamps were used already.</source>
        <translation>Las estampillas ya se habían usado.</translation>
    </message>
    <message>
        <source>It was undone already.</source>
        <translation>Ya se había deshecho.</translation>
    </message>
    <message>
        <source>It cannot be paid from here.</source>
        <translation>No se puede pagar desde aquí.</translation>
    </message>
    <message>
        <source>The part set aside here could not be used any more. Nothing was charged.</source>
        <translation>Lo apartado aquí ya no se podía usar. No se cobró nada.</translation>
    </message>
    <message>
        <source>This device was set up again. Please send it once more.</source>
        <translation>Este aparato se configuró de nuevo. Envíalo otra vez, por favor.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>It is not sold any more. Nothing was charged.</source>
        <translation>Ya no se vende. No se cobró nada.</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask staff for the reason.</source>
        <translation>No se cobró nada. Pregunta el motivo al personal.</translation>
    </message>
    <message>
        <source>Your trust account needs %1 more.</source>
        <translation>A tu cuenta de depósito le faltan %1.</translation>
    </message>
    <message>
        <source>You need %1 more credits.</source>
        <translation>Te faltan %1 en créditos.</translation>
    </message>
    <message>
        <source>The time to undo is over.</source>
        <translation>El tiempo para deshacer terminó.</translation>
    </message>
    <message>
        <source>Some of these stamps are used already.</source>
        <translation>Algunas de estas estampillas ya se usaron.</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>Esto ya se deshizo.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>The price changed. Look again before you buy.</source>
        <translation>El precio cambió. Mira otra vez antes de comprar.</translation>
    </message>
    <message>
        <source>This cannot be paid from here.</source>
        <translation>Esto no se puede pagar desde aquí.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Nothing was charged. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. No se cobró nada. Avisa al personal.</translation>
    </message>
    <message>
        <source>You have moved as much as you can today.</source>
        <translation>Ya pasaste todo lo que puedes hoy.</translation>
    </message>
    <message>
        <source>You can move up to %1 now.</source>
        <translation>Ahora puedes pasar hasta %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, about what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>by mobile app</source>
        <translation>por la app</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>por teléfono</translation>
    </message>
    <message>
        <source>by money order</source>
        <translation>por giro postal</translation>
    </message>
    <message>
        <source>at a kiosk</source>
        <translation>en un quiosco</translation>
    </message>
    <message>
        <source>It ends %1.</source>
        <translation>Termina (%1).</translation>
    </message>
    <message>
        <source>It ends when %1 is paid back.</source>
        <translation>Termina cuando se devuelvan %1.</translation>
    </message>
    <message>
        <source>Staff will end it. Ask your case manager about this.</source>
        <translation>El personal la quitará. Pregunta a tu encargado del caso.</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More below</source>
        <translation>Más abajo</translation>
    </message>
    <message>
        <source>Back to the top</source>
        <translation>Volver arriba</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Places and tools</source>
        <translation>Lugares y herramientas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este equipo todavía no tiene sonido.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Tapar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>NumberScreen</name>
    <message>
        <source>Your ID number</source>
        <translation>Tu número de ID</translation>
    </message>
    <message>
        <source>It is on your ID card.</source>
        <translation>Está en tu tarjeta de ID.</translation>
    </message>
    <message>
        <source>Numbers typed: %1</source>
        <translation>Números puestos: %1</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Type your ID number first.</source>
        <translation>Primero pon tu número de ID.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write to someone</source>
        <translation>Escribir a alguien</translation>
    </message>
    <message>
        <source>What is waiting</source>
        <translation>Lo que espera</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>Ahora no puedes escribir a %1.</translation>
    </message>
    <message>
        <source>You cannot write to them now.</source>
        <translation>Ahora no puedes escribirle.</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Escribir un mensaje</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Write to someone</source>
        <translation>Escribir a alguien</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>Todavía no hay personas</translation>
    </message>
    <message>
        <source>Your list comes from the facility. Ask your unit staff to add someone.</source>
        <translation>Tu lista viene del centro. Pide al personal de tu unidad que agregue a alguien.</translation>
    </message>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>Ahora no puedes escribir a %1.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>This photo did not load. It is not your fault.</source>
        <translation>Esta foto no cargó. No es culpa tuya.</translation>
    </message>
    <message>
        <source>This photo is on its way.</source>
        <translation>Esta foto está en camino.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>%1. See bigger</source>
        <translation>%1. Ver más grande</translation>
    </message>
    <message>
        <source>See bigger</source>
        <translation>Ver más grande</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo %1 of %2</source>
        <translation>Foto %1 de %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>This is as big as it gets.</source>
        <translation>Ya no puede ser más grande.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeña</translation>
    </message>
    <message>
        <source>You see the whole photo.</source>
        <translation>Ya ves toda la foto.</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Foto siguiente</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>%1 of %2 numbers typed</source>
        <translation>%1 de %2 números puestos</translation>
    </message>
</context>
<context>
    <name>PinModel</name>
    <message numerus="yes">
        <source>That PIN did not match. You have %n tries left.</source>
        <translation>
            <numerusform>Ese PIN no coincide. Te queda %n intento.</numerusform>
            <numerusform>Ese PIN no coincide. Te quedan %n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking your PIN</source>
        <translation>Revisando tu PIN</translation>
    </message>
    <message>
        <source>We do not know this person. Start over, or ask staff.</source>
        <translation>No conocemos a esta persona. Empieza de nuevo o pregunta al personal.</translation>
    </message>
    <message>
        <source>We are offline, and this device has not met you yet. Try again later.</source>
        <translation>No hay conexión y este equipo aún no te conoce. Prueba más tarde.</translation>
    </message>
    <message>
        <source>You cannot sign in here now. Ask your case manager about this.</source>
        <translation>Ahora no puedes entrar aquí. Pregunta a quien lleva tu caso.</translation>
    </message>
    <message numerus="yes">
        <source>Your PIN has %n digits.</source>
        <translation>
            <numerusform>Tu PIN tiene %n número.</numerusform>
            <numerusform>Tu PIN tiene %n números.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>Staff can give you a new PIN. Ask any officer.</source>
        <translation>El personal puede darte un PIN nuevo. Pregunta a cualquier oficial.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Ya puedes probar otra vez.</translation>
    </message>
    <message>
        <source>That PIN did not match. You can try again in %1.</source>
        <translation>Ese PIN no coincide. Puedes probar otra vez en %1.</translation>
    </message>
</context>
<context>
    <name>PinScreen</name>
    <message>
        <source>Card read</source>
        <translation>Tarjeta leída</translation>
    </message>
    <message>
        <source>Welcome back, %1</source>
        <translation>Hola otra vez, %1</translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation>Hola, %1</translation>
    </message>
    <message>
        <source>Type your PIN. Cover the screen with your hand.</source>
        <translation>Pon tu PIN. Tapa la pantalla con la mano.</translation>
    </message>
    <message>
        <source>I forgot my PIN</source>
        <translation>Olvidé mi PIN</translation>
    </message>
    <message>
        <source>Mix up the numbers</source>
        <translation>Mezclar los números</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Not %1? Start over</source>
        <translation>¿No eres %1? Empezar de nuevo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este equipo todavía no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
</context>
<context>
    <name>ReceiptPaper</name>
    <message>
        <source>A receipt comes out of the slot</source>
        <translation>Un recibo sale de la ranura</translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>Your receipt is in Money.</source>
        <translation>Tu recibo está en Dinero.</translation>
    </message>
    <message>
        <source>Your receipt will print soon</source>
        <translation>Tu recibo se imprimirá pronto</translation>
    </message>
    <message>
        <source>Take it from the slot under this screen.</source>
        <translation>Tómalo de la ranura bajo esta pantalla.</translation>
    </message>
    <message>
        <source>Your receipt is printing</source>
        <translation>Tu recibo se está imprimiendo</translation>
    </message>
    <message>
        <source>Your receipt is printed</source>
        <translation>Tu recibo está impreso</translation>
    </message>
    <message>
        <source>Look in the slot. If it is not there, print it again.</source>
        <translation>Mira en la ranura. Si no está, imprímelo otra vez.</translation>
    </message>
    <message>
        <source>Your receipt may not have printed</source>
        <translation>Quizá tu recibo no se imprimió</translation>
    </message>
    <message>
        <source>This did not print.</source>
        <translation>Esto no se imprimió.</translation>
    </message>
    <message>
        <source>Printed, copy</source>
        <translation>Impreso, copia</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Impreso</translation>
    </message>
    <message>
        <source>Waiting to print</source>
        <translation>En espera de imprimir</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Imprimiendo</translation>
    </message>
    <message>
        <source>May not have printed</source>
        <translation>Quizá no se imprimió</translation>
    </message>
    <message>
        <source>This did not print</source>
        <translation>Esto no se imprimió</translation>
    </message>
    <message>
        <source>The printer is out of paper</source>
        <translation>La impresora no tiene papel</translation>
    </message>
    <message>
        <source>The printer is open</source>
        <translation>La impresora está abierta</translation>
    </message>
    <message>
        <source>The printer needs staff</source>
        <translation>La impresora necesita al personal</translation>
    </message>
</context>
<context>
    <name>ReplyFoot</name>
    <message>
        <source>You cannot reply to this message.</source>
        <translation>No puedes responder este mensaje.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>You are signed in. To use another card, sign out first.</source>
        <extracomment>The calm error screen is up: the process should be started anew soon.</extracomment>
        <translation>Tu sesión está abierta. Para usar otra tarjeta, sal primero.</translation>
    </message>
</context>
<context>
    <name>SegmentedTabs</name>
    <message>
        <source>Parts of this page</source>
        <translation>Partes de esta página</translation>
    </message>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nuevos</translation>
    </message>
</context>
<context>
    <name>SentList</name>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Todavía no has enviado nada</translation>
    </message>
    <message>
        <source>When you send a message, you can see here where it is.</source>
        <translation>Cuando envíes un mensaje, aquí verás dónde está.</translation>
    </message>
</context>
<context>
    <name>SentMessageScreen</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>SentModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Ver %n mensaje anterior</numerusform>
            <numerusform>Ver %n mensajes anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>1 stamp, paid by %1</source>
        <translation>1 estampilla, pagada por %1</translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) set aside</source>
        <translation>
            <numerusform>%n estampilla apartada</numerusform>
            <numerusform>%n estampillas apartadas</numerusform>
        </translation>
    </message>
    <message>
        <source>You took it back. Your words are in Drafts.</source>
        <translation>Lo recuperaste. Tus palabras están en Borradores.</translation>
    </message>
    <message>
        <source>It has left already. It cannot be taken back now.</source>
        <translation>Ya salió. Ya no se puede recuperar.</translation>
    </message>
</context>
<context>
    <name>SentScreen</name>
    <message>
        <source>Choose a message</source>
        <translation>Elige un mensaje</translation>
    </message>
    <message>
        <source>Touch a message at the left to see where it is.</source>
        <translation>Toca un mensaje a la izquierda para ver dónde está.</translation>
    </message>
</context>
<context>
    <name>SentView</name>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Recuperar</translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>Under 1 min</source>
        <extracomment>A person wants to lift the cover: ask for the PIN.</extracomment>
        <translation>Menos de 1 min</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Last connected %1</source>
        <translation>Última conexión %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
</context>
<context>
    <name>SignInModel</name>
    <message>
        <source>We do not know this card. You can type your ID number, or ask staff.</source>
        <extracomment>A card was shown while somebody is signed in (CardSeen).</extracomment>
        <translation>No conocemos esta tarjeta. Puedes poner tu número de ID o preguntar al personal.</translation>
    </message>
    <message>
        <source>The card reader is not working. Type your ID number.</source>
        <translation>El lector de tarjetas no funciona. Pon tu número de ID.</translation>
    </message>
    <message>
        <source>We do not know this number. Check it and try again.</source>
        <translation>No conocemos este número. Revísalo y prueba otra vez.</translation>
    </message>
</context>
<context>
    <name>SignInTools</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este equipo todavía no tiene sonido.</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Letra normal</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Get help now</source>
        <translation>Pedir ayuda ya</translation>
    </message>
</context>
<context>
    <name>SignInWelcome</name>
    <message>
        <source>Hold your ID card on the reader under this screen.</source>
        <translation>Pon tu tarjeta de ID en el lector, bajo esta pantalla.</translation>
    </message>
    <message>
        <source>The card reader needs care. You can type your ID number.</source>
        <translation>El lector necesita atención. Puedes poner tu número de ID.</translation>
    </message>
    <message>
        <source>Type your ID number to come in.</source>
        <translation>Pon tu número de ID para entrar.</translation>
    </message>
    <message>
        <source>No card? Type your ID number</source>
        <translation>¿Sin tarjeta? Pon tu número de ID</translation>
    </message>
    <message>
        <source>Type your ID number</source>
        <translation>Pon tu número de ID</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>Still loading</source>
        <translation>Todavía cargando</translation>
    </message>
    <message>
        <source>You can wait or go back.</source>
        <translation>Puedes esperar o volver.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>StampPack</name>
    <message>
        <source>instead of %1</source>
        <translation>en vez de %1</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>We will send it when the connection is back.</source>
        <translation>Lo enviaremos cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>This was not sent on</source>
        <translation>Esto no se envió</translation>
    </message>
    <message>
        <source>This did not reach %1</source>
        <translation>Esto no llegó a %1</translation>
    </message>
    <message>
        <source>Your message is saved</source>
        <translation>Tu mensaje está guardado</translation>
    </message>
    <message>
        <source>It goes to the mail center now.</source>
        <translation>Ahora va al centro de correo.</translation>
    </message>
    <message>
        <source>The mail center has it</source>
        <translation>El centro de correo lo tiene</translation>
    </message>
    <message>
        <source>Staff will check it next.</source>
        <translation>Ahora lo revisará el personal.</translation>
    </message>
    <message>
        <source>Staff are checking it</source>
        <translation>El personal lo está revisando</translation>
    </message>
    <message>
        <source>Staff have checked it</source>
        <translation>El personal ya lo revisó</translation>
    </message>
    <message>
        <source>It goes to %1 next.</source>
        <translation>Ahora va a %1.</translation>
    </message>
    <message>
        <source>It was sent on to %1</source>
        <translation>Se envió a %1</translation>
    </message>
    <message>
        <source>You are all done.</source>
        <translation>Todo listo.</translation>
    </message>
    <message>
        <source>This takes %1 in most cases.</source>
        <translation>Casi siempre tarda %1.</translation>
    </message>
    <message>
        <source>The stamp %1 paid is back.</source>
        <translation>La estampilla que pagó %1 está de vuelta.</translation>
    </message>
    <message numerus="yes">
        <source>Your %n stamp(s) are back.</source>
        <translation>
            <numerusform>Tu estampilla está de vuelta.</numerusform>
            <numerusform>Tus %n estampillas están de vuelta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>on this tablet</source>
        <translation>en esta tableta</translation>
    </message>
    <message>
        <source>on this kiosk</source>
        <translation>en este kiosco</translation>
    </message>
    <message>
        <source>for connection</source>
        <translation>de conexión</translation>
    </message>
    <message>
        <source>by the mail center</source>
        <translation>en el centro de correo</translation>
    </message>
    <message>
        <source>by staff</source>
        <translation>por el personal</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>a %1</translation>
    </message>
</context>
<context>
    <name>StepTracker</name>
    <message>
        <source>Where your message is</source>
        <translation>Dónde está tu mensaje</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>TimeDialog</name>
    <message>
        <source>Are you still here?</source>
        <translation>¿Sigues aquí?</translation>
    </message>
    <message>
        <source>Need more time?</source>
        <translation>¿Necesitas más tiempo?</translation>
    </message>
    <message>
        <source>If you do nothing, we will sign you out to keep your mail private.</source>
        <translation>Si no haces nada, cerraremos tu sesión para cuidar tu correo.</translation>
    </message>
    <message>
        <source>Your time is almost up. If you do nothing, we will sign you out to keep your mail private.</source>
        <translation>Tu tiempo casi se acaba. Si no haces nada, cerraremos tu sesión para cuidar tu correo.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>%1 more minutes</source>
        <translation>%1 minutos más</translation>
    </message>
    <message>
        <source>You have used all your extra time. You can sign in again later.</source>
        <translation>Ya usaste todo tu tiempo extra. Puedes entrar otra vez más tarde.</translation>
    </message>
    <message>
        <source>Sign out now</source>
        <translation>Salir ahora</translation>
    </message>
    <message>
        <source>You can add more time again later.</source>
        <translation>Más tarde puedes pedir más tiempo otra vez.</translation>
    </message>
    <message>
        <source>This is the last time you can add time today.</source>
        <translation>Es la última vez que puedes pedir tiempo hoy.</translation>
    </message>
</context>
<context>
    <name>TimeRing</name>
    <message>
        <source>%1 seconds left</source>
        <translation>Quedan %1 segundos</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
</context>
<context>
    <name>ToolKey</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nuevos</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Top of the page</source>
        <translation>Parte de arriba</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Battery %1</source>
        <translation>Batería %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>TransferModel</name>
    <message>
        <source>Credits after this</source>
        <extracomment>[{ key, text }] [{ label, value, strong }]</extracomment>
        <translation>Créditos después</translation>
    </message>
    <message>
        <source>Move to credits</source>
        <translation>Pasar a créditos</translation>
    </message>
    <message>
        <source>Credits pay for stamps on these devices. The money comes from your trust account.</source>
        <translation>Los créditos pagan estampillas en estos aparatos. El dinero sale de tu cuenta de depósito.</translation>
    </message>
    <message>
        <source>Move %1 to credits</source>
        <translation>Pasar %1 a créditos</translation>
    </message>
    <message>
        <source>%1 is left to pay.</source>
        <translation>Faltan %1 por pagar.</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Pagar %1</translation>
    </message>
    <message>
        <source>The money comes from your trust account.</source>
        <translation>El dinero sale de tu cuenta de depósito.</translation>
    </message>
    <message>
        <source>Left to pay after this</source>
        <translation>Por pagar después</translation>
    </message>
    <message>
        <source>Choose an amount first.</source>
        <translation>Primero elige una cantidad.</translation>
    </message>
    <message>
        <source>Your trust account needs %1 more.</source>
        <translation>A tu cuenta de depósito le faltan %1.</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Trust account after this</source>
        <translation>Depósito después</translation>
    </message>
    <message>
        <source>It is booked when this device is connected.</source>
        <translation>Se registra cuando este aparato tenga conexión.</translation>
    </message>
    <message>
        <source>%1 is paid.</source>
        <translation>%1 pagados.</translation>
    </message>
    <message>
        <source>%1 is in your credits.</source>
        <translation>%1 están en tus créditos.</translation>
    </message>
    <message>
        <source>%1 is saved. It is booked when the connection is back.</source>
        <translation>%1 guardados. Se registra cuando vuelva la conexión.</translation>
    </message>
</context>
<context>
    <name>TransferScreen</name>
    <message>
        <source>Amount: %1</source>
        <translation>Cantidad: %1</translation>
    </message>
</context>
<context>
    <name>WaitingModel</name>
    <message>
        <source>Message to %1</source>
        <extracomment>[{ key, title, line, icon, hue }]</extracomment>
        <translation>Mensaje para %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Desde: %1</translation>
    </message>
    <message>
        <source>saved on this tablet</source>
        <translation>en esta tableta</translation>
    </message>
    <message>
        <source>saved on this kiosk</source>
        <translation>en este quiosco</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n cosa espera para enviarse</numerusform>
            <numerusform>%n cosas esperan para enviarse</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nada espera para enviarse</translation>
    </message>
    <message>
        <source>They are %1 and safe, also when the power goes out.</source>
        <translation>Está guardado %1 y seguro, aunque se vaya la luz.</translation>
    </message>
    <message>
        <source>Staff must look at this device first. Nothing is lost.</source>
        <translation>El personal debe revisar este aparato primero. No se pierde nada.</translation>
    </message>
    <message>
        <source>They are going out now.</source>
        <translation>Están saliendo ahora.</translation>
    </message>
    <message>
        <source>Everything you did has arrived.</source>
        <translation>Todo lo que hiciste ha llegado.</translation>
    </message>
    <message>
        <source>This device has not been connected yet.</source>
        <translation>Este aparato aún no ha tenido conexión.</translation>
    </message>
    <message>
        <source>Last connected %1.</source>
        <translation>Última conexión (%1).</translation>
    </message>
    <message>
        <source>We will send them when the connection is back.</source>
        <translation>Los enviaremos cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>%1 bought</source>
        <translation>Compra de %1</translation>
    </message>
    <message>
        <source>A purchase that you undid</source>
        <translation>Una compra que deshiciste</translation>
    </message>
    <message>
        <source>%1 to credits</source>
        <translation>%1 a créditos</translation>
    </message>
    <message>
        <source>Payment of %1</source>
        <translation>Pago de %1</translation>
    </message>
    <message>
        <source>%1 of about %2</source>
        <translation>%1 de unos %2</translation>
    </message>
    <message>
        <source>Your mail and balances are still coming in</source>
        <translation>Tu correo y tus saldos aún están llegando</translation>
    </message>
</context>
<context>
    <name>WaitingScreen</name>
    <message>
        <source>What is waiting</source>
        <translation>Lo que espera</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Guardado aquí</translation>
    </message>
</context>
<context>
    <name>WhoPill</name>
    <message>
        <source>Signed in: %1</source>
        <translation>Sesión de %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>dddd, MMMM d</source>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>MMMM d</source>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>MMMM d, yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>hoy %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>ayer %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>mañana %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>hace %n hora</numerusform>
            <numerusform>hace %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s)</source>
        <translation>
            <numerusform>%n estampilla</numerusform>
            <numerusform>%n estampillas</numerusform>
        </translation>
    </message>
</context>
</TS>
