<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>AddSheet</name>
    <message>
        <source>Add to your message</source>
        <translation>Añadir a tu mensaje</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
</context>
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
    <name>ArticleModel</name>
    <message>
        <source>This link leads out of here.</source>
        <extracomment>There is an article that one came from. An article was opened: its path and title.</extracomment>
        <translation>Este enlace lleva afuera.</translation>
    </message>
    <message>
        <source>This article is not on this device.</source>
        <translation>Este artículo no está en este aparato.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
</context>
<context>
    <name>ArticleScreen</name>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Menor</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Mayor</translation>
    </message>
    <message>
        <source>We cannot open the encyclopedia</source>
        <translation>No podemos abrir la enciclopedia</translation>
    </message>
    <message>
        <source>This article is not here</source>
        <translation>Este artículo no está aquí</translation>
    </message>
    <message>
        <source>Try again later, or tell staff.</source>
        <translation>Inténtalo más tarde o avisa al personal.</translation>
    </message>
    <message>
        <source>Look for another one.</source>
        <translation>Busca otro.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>AskContactModel</name>
    <message>
        <source>Write their name.</source>
        <extracomment>Fewest figures of a phone number.</extracomment>
        <translation>Escribe su nombre.</translation>
    </message>
    <message>
        <source>This does not look like an email address.</source>
        <translation>Esto no parece un correo electrónico.</translation>
    </message>
    <message>
        <source>A phone number has 7 figures or more.</source>
        <translation>Un teléfono tiene 7 cifras o más.</translation>
    </message>
    <message>
        <source>Give an email address or a phone number.</source>
        <translation>Pon un correo electrónico o un teléfono.</translation>
    </message>
    <message>
        <source>You asked for them. Staff will look at it.</source>
        <translation>Ya lo pediste. El personal lo verá.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>Write a name and an email address or phone number first.</source>
        <translation>Escribe primero un nombre y un correo electrónico o teléfono.</translation>
    </message>
</context>
<context>
    <name>AskContactScreen</name>
    <message>
        <source>Ask to add someone</source>
        <translation>Pedir a alguien nuevo</translation>
    </message>
    <message>
        <source>Staff look at each request. You can see the answer in Contacts.</source>
        <translation>El personal mira cada petición. Verás la respuesta en Contactos.</translation>
    </message>
    <message>
        <source>Their name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Nombre y apellido</translation>
    </message>
    <message>
        <source>Who they are to you</source>
        <translation>Quién es para ti</translation>
    </message>
    <message>
        <source>Sister, friend, lawyer</source>
        <translation>Hermana, amigo, abogada</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>nombre@ejemplo.com</translation>
    </message>
    <message>
        <source>Or a phone number</source>
        <translation>O un teléfono</translation>
    </message>
    <message>
        <source>With its area code</source>
        <translation>Con su código de área</translation>
    </message>
</context>
<context>
    <name>AskStaffButton</name>
    <message>
        <source>Ask staff</source>
        <translation>Pedir al personal</translation>
    </message>
</context>
<context>
    <name>AttachModel</name>
    <message>
        <source>This is your photo.</source>
        <extracomment>Whether the whole set is shown, to choose from; else the chosen card. [{ card, title, url }] Whom the photo is for, where it does not go with the message.</extracomment>
        <translation>Esta es tu foto.</translation>
    </message>
    <message>
        <source>Your video is ready.</source>
        <translation>Tu video está listo.</translation>
    </message>
</context>
<context>
    <name>BasketBar</name>
    <message>
        <source>See the basket</source>
        <translation>Ver la canasta</translation>
    </message>
</context>
<context>
    <name>BasketModel</name>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <extracomment>[{ key, title, amount, icon, hue }] [{ label, value, strong }]</extracomment>
        <translation>
            <numerusform>%n artículo</numerusform>
            <numerusform>%n artículos</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>Seguir con %1</translation>
    </message>
    <message>
        <source>Order for %1</source>
        <translation>Pedir por %1</translation>
    </message>
    <message>
        <source>It waits here. It is paid when connected.</source>
        <translation>Espera aquí. Se paga al conectar.</translation>
    </message>
    <message>
        <source>You can cancel it for %1.</source>
        <comment>time</comment>
        <translation>Puedes cancelarlo durante %1.</translation>
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
        <source>Fees</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>From family money</source>
        <translation>Del dinero de la familia</translation>
    </message>
    <message>
        <source>From your trust account</source>
        <translation>De tu cuenta de depósito</translation>
    </message>
    <message>
        <source>From your credits</source>
        <translation>De tus créditos</translation>
    </message>
    <message>
        <source>Trust account after this</source>
        <translation>Cuenta de depósito después</translation>
    </message>
    <message>
        <source>Credits after this</source>
        <translation>Créditos después</translation>
    </message>
    <message>
        <source>Orders are closed now</source>
        <translation>Los pedidos están cerrados</translation>
    </message>
    <message>
        <source>Something in the basket cannot be ordered. It is marked.</source>
        <translation>Algo en la canasta no se puede pedir. Está marcado.</translation>
    </message>
    <message>
        <source>You need %1 more.</source>
        <translation>Te faltan %1.</translation>
    </message>
    <message>
        <source>Something that is not sold now</source>
        <translation>Algo que no se vende ahora</translation>
    </message>
    <message>
        <source>This is not sold any more.</source>
        <translation>Esto ya no se vende.</translation>
    </message>
    <message>
        <source>This is sold out.</source>
        <translation>Está agotado.</translation>
    </message>
    <message>
        <source>Only essentials can be ordered now.</source>
        <translation>Ahora solo puedes pedir lo esencial.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>how many, what</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Sacar: %1</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Uno menos: %1</translation>
    </message>
    <message>
        <source>One more: %1</source>
        <translation>Uno más: %1</translation>
    </message>
    <message numerus="yes">
        <source>You can order %n of this.</source>
        <translation>
            <numerusform>Puedes pedir %n de esto.</numerusform>
            <numerusform>Puedes pedir %n de esto.</numerusform>
        </translation>
    </message>
    <message>
        <source>You have all you can order now.</source>
        <translation>Ya tienes todo lo que puedes pedir ahora.</translation>
    </message>
</context>
<context>
    <name>BasketScreen</name>
    <message>
        <source>Basket</source>
        <translation>Canasta</translation>
    </message>
    <message>
        <source>Your basket is empty</source>
        <translation>Tu canasta está vacía</translation>
    </message>
    <message>
        <source>What you put in stays, also when you sign out.</source>
        <translation>Lo que pongas se queda, aunque cierres sesión.</translation>
    </message>
    <message>
        <source>See the shelves</source>
        <translation>Ver los artículos</translation>
    </message>
    <message>
        <source>Pay with</source>
        <translation>Pagar con</translation>
    </message>
</context>
<context>
    <name>BegunFiling</name>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <translation>Borrar: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>Seguir: %1</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>BlockedScreen</name>
    <message>
        <source>Requests and blocked</source>
        <translation>Peticiones y bloqueados</translation>
    </message>
    <message>
        <source>Nothing asked, nobody blocked</source>
        <translation>Sin peticiones ni bloqueados</translation>
    </message>
    <message>
        <source>People you ask for stand here. So do people you block.</source>
        <translation>Aquí verás a quien pides. También a quien bloqueas.</translation>
    </message>
    <message>
        <source>Ask to add someone</source>
        <translation>Pedir a alguien nuevo</translation>
    </message>
    <message>
        <source>People you asked for</source>
        <translation>Personas que pediste</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Personas bloqueadas</translation>
    </message>
</context>
<context>
    <name>BookModel</name>
    <message>
        <source>The bookmark is gone.</source>
        <extracomment>A larger file is no book that this device opens in memory. [{ key, text, line, depth, current }] How many times as large as the reading text the words are. Something to tell the person in a toast. Another page is shown, for who reads aloud.</extracomment>
        <translation>La marca se quitó.</translation>
    </message>
    <message numerus="yes">
        <source>You have %n bookmark(s). Remove one first.</source>
        <translation>
            <numerusform>Tienes %n marca. Quita una primero.</numerusform>
            <numerusform>Tienes %n marcas. Quita una primero.</numerusform>
        </translation>
    </message>
    <message>
        <source>This page is marked.</source>
        <translation>Esta página está marcada.</translation>
    </message>
    <message>
        <source>Its seller locked this book. Tell staff.</source>
        <translation>El vendedor bloqueó este libro. Avisa al personal.</translation>
    </message>
    <message>
        <source>This book cannot be opened. Tell staff.</source>
        <translation>Este libro no se puede abrir. Avisa al personal.</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>Page %1 of %2 in this chapter</source>
        <translation>Página %1 de %2 de este capítulo</translation>
    </message>
    <message>
        <source>This link leads out of the book.</source>
        <translation>Este enlace lleva fuera del libro.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n lugar encontrado</numerusform>
            <numerusform>%n lugares encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>No se encontró nada. Prueba otra palabra.</translation>
    </message>
</context>
<context>
    <name>BookPlaces</name>
    <message>
        <source>Chapters</source>
        <translation>Capítulos</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in this book</source>
        <translation>Buscar en este libro</translation>
    </message>
    <message>
        <source>A word of the book</source>
        <translation>Una palabra del libro</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>This book has no list of chapters</source>
        <translation>Este libro no tiene índice</translation>
    </message>
    <message>
        <source>No bookmarks yet</source>
        <translation>Aún no hay marcas</translation>
    </message>
    <message>
        <source>Turn its pages to read it.</source>
        <translation>Pasa sus páginas para leerlo.</translation>
    </message>
    <message>
        <source>Tap Bookmark on a page you want to find again.</source>
        <translation>Toca Marcar en una página que quieras encontrar.</translation>
    </message>
    <message>
        <source>Places that were found</source>
        <translation>Lugares encontrados</translation>
    </message>
</context>
<context>
    <name>BookScreen</name>
    <message>
        <source>Contents</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Marcada</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>We cannot open this book</source>
        <translation>No podemos abrir este libro</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>BottomKeys</name>
    <message>
        <source>Row of keys</source>
        <translation>Fila de teclas</translation>
    </message>
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
        <source>Emoji</source>
        <translation>Emoji</translation>
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
    <name>BoughtModel</name>
    <message>
        <source>The purchase was undone</source>
        <extracomment>Undo has a last minute: the screen says it again this often. What a Cover shows, as in `TitleModel`. [{ label, value, strong }]</extracomment>
        <translation>La compra se deshizo</translation>
    </message>
    <message>
        <source>You do not have %1 yet</source>
        <translation>Todavía no tienes %1</translation>
    </message>
    <message>
        <source>You rented %1</source>
        <translation>Alquilaste %1</translation>
    </message>
    <message>
        <source>%1 is yours</source>
        <translation>%1 es tuyo</translation>
    </message>
    <message>
        <source>%1 is back in your credits.</source>
        <translation>%1 volvió a tus créditos.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>We took %1 from your credits.</source>
        <translation>Tomamos %1 de tus créditos.</translation>
    </message>
    <message>
        <source>It cost nothing.</source>
        <translation>No costó nada.</translation>
    </message>
    <message>
        <source>%1 is left.</source>
        <translation>Quedan %1.</translation>
    </message>
    <message numerus="yes">
        <source>Start it in the next %n day(s).</source>
        <translation>
            <numerusform>Empieza en %n día.</numerusform>
            <numerusform>Empieza en los próximos %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is saved here and goes out when the connection is back.</source>
        <translation>Queda guardado aquí y sale cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Changed your mind? Undo this before you open it, until %1. %2 left.</source>
        <translation>¿Cambiaste de idea? Deshazlo antes de abrirlo, hasta las %1. Quedan %2.</translation>
    </message>
    <message>
        <source>It is on this device.</source>
        <translation>Está en este aparato.</translation>
    </message>
    <message>
        <source>It is on its way to this device.</source>
        <translation>Viene en camino a este aparato.</translation>
    </message>
    <message>
        <source>You can open it when it is here. %1</source>
        <translation>Puedes abrirlo cuando llegue. %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>The purchase was undone.</source>
        <translation>La compra se deshizo.</translation>
    </message>
</context>
<context>
    <name>BoughtScreen</name>
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
        <extracomment>Undo has a last minute: the screen says it again this often. A word and the space after it, in English and Spanish alike. [{ key, title, line, price, full, missing, stamps }] [{ label, value, strong }] The part of it that is said however large the words are. The receipt as it looks on paper; rows are [{ label, value, strong }]. [{ key, name, initial, hue }]</extracomment>
        <translation>Una estampilla envía un mensaje de hasta %1 letras.</translation>
    </message>
    <message>
        <source>That is about %1 words.</source>
        <translation>Son unas %1 palabras.</translation>
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
        <source>lower until %1</source>
        <comment>price, date</comment>
        <translation>más barato hasta el %1</translation>
    </message>
    <message>
        <source>It is paid when this device is connected.</source>
        <translation>Se paga cuando este aparato tenga conexión.</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>%1 cada una</translation>
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
        <source>It is paid from what is set aside here.</source>
        <translation>Se paga con lo apartado aquí.</translation>
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
    <name>CallKeys</name>
    <message>
        <source>You are muted. Speak again</source>
        <translation>No se te oye. Hablar otra vez</translation>
    </message>
    <message>
        <source>Mute me</source>
        <translation>Silenciarme</translation>
    </message>
    <message>
        <source>Leave the call</source>
        <translation>Salir de la llamada</translation>
    </message>
</context>
<context>
    <name>CallModel</name>
    <message>
        <source>You have a call. Sign in to take it.</source>
        <translation>Tienes una llamada. Inicia sesión para contestar.</translation>
    </message>
    <message>
        <source>This call may be recorded.</source>
        <translation>Esta llamada se puede grabar.</translation>
    </message>
    <message>
        <source>This call is not recorded.</source>
        <translation>Esta llamada no se graba.</translation>
    </message>
    <message>
        <source>This has changed. Please look again.</source>
        <translation>Esto cambió. Míralo otra vez.</translation>
    </message>
    <message>
        <source>Video visits do not work on this device. Please use another one.</source>
        <translation>Las visitas por video no funcionan en este equipo. Usa otro.</translation>
    </message>
    <message>
        <source>%1 is not here yet</source>
        <translation>%1 todavía no está</translation>
    </message>
    <message>
        <source>You are in the call. Wait here.</source>
        <translation>Ya estás en la llamada. Espera aquí.</translation>
    </message>
    <message>
        <source>%1 has gone</source>
        <translation>%1 se fue</translation>
    </message>
    <message>
        <source>They can come back. Wait here, or leave.</source>
        <translation>Puede volver. Espera aquí o sal.</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Tarda unos segundos.</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Se perdió la conexión</translation>
    </message>
    <message>
        <source>We try to get it back. Wait here.</source>
        <translation>Tratamos de recuperarla. Espera aquí.</translation>
    </message>
    <message>
        <source>Visit with %1</source>
        <translation>Visita con %1</translation>
    </message>
    <message>
        <source>You can join again until %1</source>
        <translation>Puedes volver a entrar hasta las %1</translation>
    </message>
    <message>
        <source>You can join at %1</source>
        <translation>Puedes entrar a las %1</translation>
    </message>
    <message>
        <source>Your time is over</source>
        <translation>Tu tiempo terminó</translation>
    </message>
    <message>
        <source>Sign out, then sign in again. Then you can join.</source>
        <extracomment>A call that rings is heard so often. The last stretch of a visit is said in honey. Ends that the resident can do nothing about: the visit cannot be joined again. The visit that rings; &quot;&quot; when none does. Pictures and tests put lines of their own here.</extracomment>
        <translation>Cierra sesión y entra otra vez. Luego podrás unirte.</translation>
    </message>
    <message>
        <source>The call is over.</source>
        <translation>La llamada terminó.</translation>
    </message>
    <message>
        <source>The visit ended at its time.</source>
        <translation>La visita terminó a su hora.</translation>
    </message>
    <message>
        <source>Staff ended this call</source>
        <translation>El personal terminó la llamada</translation>
    </message>
    <message>
        <source>You can ask them why.</source>
        <translation>Puedes preguntar por qué.</translation>
    </message>
    <message>
        <source>%1 hung up</source>
        <translation>%1 colgó</translation>
    </message>
    <message>
        <source>The call goes on elsewhere</source>
        <translation>La llamada sigue en otro lugar</translation>
    </message>
    <message>
        <source>You joined on another device.</source>
        <translation>Entraste en otro equipo.</translation>
    </message>
    <message>
        <source>This call is not open</source>
        <translation>Esta llamada no está abierta</translation>
    </message>
    <message>
        <source>The visit may have changed. Look at it in Visits.</source>
        <translation>La visita pudo cambiar. Mírala en Visitas.</translation>
    </message>
    <message>
        <source>It is not time yet</source>
        <translation>Todavía no es la hora</translation>
    </message>
    <message>
        <source>There is no connection to visits</source>
        <translation>No hay conexión con las visitas</translation>
    </message>
    <message>
        <source>It is not your fault. Try again in a moment.</source>
        <translation>No es culpa tuya. Prueba otra vez en un momento.</translation>
    </message>
    <message>
        <source>The call stopped</source>
        <translation>La llamada se detuvo</translation>
    </message>
    <message>
        <source>You left the call</source>
        <translation>Saliste de la llamada</translation>
    </message>
    <message>
        <source>Under 1 min left</source>
        <translation>Queda menos de 1 min</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>CallScreen</name>
    <message>
        <source>Picture of %1</source>
        <translation>Imagen de %1</translation>
    </message>
    <message>
        <source>Your own picture</source>
        <translation>Tu propia imagen</translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>You hear %1. Their camera is off.</source>
        <translation>Oyes a %1. Su cámara está apagada.</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>Entrar otra vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>CameraModel</name>
    <message>
        <source>The video stopped. Please record it again.</source>
        <extracomment>How much of the longest clip is recorded, 0 to 1. bytes</extracomment>
        <translation>El video se detuvo. Grábalo otra vez.</translation>
    </message>
    <message>
        <source>This video did not work. Please record it again.</source>
        <translation>Este video no salió bien. Grábalo otra vez.</translation>
    </message>
    <message>
        <source>There is no camera here.</source>
        <translation>Aquí no hay cámara.</translation>
    </message>
    <message>
        <source>The camera stopped. It is not your fault.</source>
        <translation>La cámara se detuvo. No es culpa tuya.</translation>
    </message>
</context>
<context>
    <name>CameraScreen</name>
    <message>
        <source>Take a video</source>
        <translation>Graba un video</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Toma una foto</translation>
    </message>
    <message>
        <source>It ends by itself after 30 seconds.</source>
        <translation>Termina solo a los 30 segundos.</translation>
    </message>
    <message>
        <source>Only you see this until you send it.</source>
        <translation>Solo tú lo ves hasta que lo envíes.</translation>
    </message>
    <message>
        <source>It uses %1</source>
        <translation>Usa %1</translation>
    </message>
    <message>
        <source>It goes with your form.</source>
        <translation>Va con tu formulario.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarla así</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Start the video</source>
        <translation>Empezar el video</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Tomar la foto</translation>
    </message>
    <message>
        <source>The camera is not ready yet.</source>
        <translation>La cámara aún no está lista.</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>The camera records</source>
        <translation>La cámara graba</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Lo que ve la cámara</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>Queda %n segundo</numerusform>
            <numerusform>Quedan %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>CaptionsButton</name>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
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
    <name>CategoryBar</name>
    <message>
        <source>Kinds</source>
        <translation>Clases</translation>
    </message>
</context>
<context>
    <name>CertificateModel</name>
    <message>
        <source>%1 % of the answers were right</source>
        <extracomment>Central has not heard of it yet.</extracomment>
        <translation>%1 % de las respuestas fueron correctas</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Número %1</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Imprimirlo</translation>
    </message>
    <message>
        <source>Your certificate</source>
        <translation>Tu certificado</translation>
    </message>
    <message>
        <source>It stays on this page.</source>
        <translation>Se queda en esta página.</translation>
    </message>
    <message>
        <source>This did not print. Try again later.</source>
        <translation>No se imprimió. Inténtalo más tarde.</translation>
    </message>
</context>
<context>
    <name>CertificateScreen</name>
    <message>
        <source>No certificate yet</source>
        <translation>Aún no hay certificado</translation>
    </message>
    <message>
        <source>It is here when all lessons are done.</source>
        <translation>Estará aquí cuando termines todas las lecciones.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Its number comes soon</source>
        <translation>Su número llega pronto</translation>
    </message>
    <message>
        <source>It comes when this device is connected.</source>
        <translation>Llega cuando el equipo se conecte.</translation>
    </message>
</context>
<context>
    <name>ChessAsk</name>
    <message>
        <source>What does your pawn become?</source>
        <translation>¿En qué se convierte tu peón?</translation>
    </message>
    <message>
        <source>Give up this game?</source>
        <translation>¿Te rindes en esta partida?</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Rendirse</translation>
    </message>
    <message>
        <source>Another move</source>
        <translation>Otra jugada</translation>
    </message>
    <message>
        <source>Keep playing</source>
        <translation>Seguir jugando</translation>
    </message>
</context>
<context>
    <name>ChessBoard</name>
    <message>
        <source>Chess board</source>
        <translation>Tablero de ajedrez</translation>
    </message>
</context>
<context>
    <name>ChessModel</name>
    <message>
        <source>The computer is thinking. Please wait.</source>
        <extracomment>An answer that comes at once is hard to follow. &quot;&quot;, &quot;promotion&quot;, &quot;resign&quot;.</extracomment>
        <translation>La computadora piensa. Espera, por favor.</translation>
    </message>
    <message>
        <source>This one cannot move now.</source>
        <translation>Esta pieza no se puede mover ahora.</translation>
    </message>
    <message>
        <source>It cannot go there.</source>
        <translation>No puede ir ahí.</translation>
    </message>
    <message>
        <source>Choose one of your own men first.</source>
        <translation>Primero elige una de tus piezas.</translation>
    </message>
    <message>
        <source>You could play: %1.</source>
        <translation>Podrías jugar: %1.</translation>
    </message>
    <message>
        <source>The computer player stopped. Your game is saved.</source>
        <translation>El jugador de la computadora se detuvo. Tu partida está guardada.</translation>
    </message>
</context>
<context>
    <name>ChessPlayer</name>
    <message>
        <source>white men</source>
        <translation>piezas blancas</translation>
    </message>
    <message>
        <source>black men</source>
        <translation>piezas negras</translation>
    </message>
</context>
<context>
    <name>ChessSide</name>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>New game</source>
        <translation>Otra partida</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Jugadas</translation>
    </message>
</context>
<context>
    <name>ChessStart</name>
    <message>
        <source>Who plays?</source>
        <translation>¿Quién juega?</translation>
    </message>
    <message>
        <source>Me and the computer</source>
        <translation>Yo y la computadora</translation>
    </message>
    <message>
        <source>Two people here</source>
        <translation>Dos personas aquí</translation>
    </message>
    <message>
        <source>Your men</source>
        <translation>Tus piezas</translation>
    </message>
    <message>
        <source>White, I begin</source>
        <translation>Blancas, empiezo yo</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negras</translation>
    </message>
    <message>
        <source>How strong is the computer?</source>
        <translation>¿Qué tan fuerte es la computadora?</translation>
    </message>
    <message>
        <source>Start a new game</source>
        <translation>Empezar una partida</translation>
    </message>
</context>
<context>
    <name>ChessView</name>
    <message>
        <source>The strong player is not on this device.</source>
        <extracomment>So many moves are listed until all of them are asked for.</extracomment>
        <translation>El jugador fuerte no está en este equipo.</translation>
    </message>
    <message>
        <source>Won %1 · drawn %2 · lost %3</source>
        <comment>chess games against the computer</comment>
        <translation>Ganadas %1 · empates %2 · perdidas %3</translation>
    </message>
    <message>
        <source>The strong player is not on this device. The easier levels work.</source>
        <translation>El jugador fuerte no está en este equipo. Los niveles más fáciles funcionan.</translation>
    </message>
    <message>
        <source>Looking for a good move</source>
        <translation>Buscando una buena jugada</translation>
    </message>
    <message>
        <source>The computer is thinking</source>
        <translation>La computadora piensa</translation>
    </message>
    <message>
        <source>White to move</source>
        <translation>Juegan las blancas</translation>
    </message>
    <message>
        <source>Black to move</source>
        <translation>Juegan las negras</translation>
    </message>
    <message>
        <source>Your move</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>The computer&apos;s move</source>
        <translation>Le toca a la computadora</translation>
    </message>
    <message>
        <source>Your king is in check.</source>
        <translation>Tu rey está en jaque.</translation>
    </message>
    <message>
        <source>Show fewer moves</source>
        <translation>Ver menos jugadas</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n move(s)</source>
        <translation>
            <numerusform>Ver %n jugada</numerusform>
            <numerusform>Ver las %n jugadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The game is over.</source>
        <translation>La partida terminó.</translation>
    </message>
    <message>
        <source>There is no move to take back.</source>
        <translation>No hay jugada que deshacer.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Turn board</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Rendirse</translation>
    </message>
    <message>
        <source>New game</source>
        <translation>Otra partida</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computadora</translation>
    </message>
    <message>
        <source>Taken: %1</source>
        <translation>Tomadas: %1</translation>
    </message>
</context>
<context>
    <name>ChessWords</name>
    <message>
        <source>king</source>
        <translation>rey</translation>
    </message>
    <message>
        <source>queen</source>
        <translation>dama</translation>
    </message>
    <message>
        <source>rook</source>
        <translation>torre</translation>
    </message>
    <message>
        <source>bishop</source>
        <translation>alfil</translation>
    </message>
    <message>
        <source>knight</source>
        <translation>caballo</translation>
    </message>
    <message>
        <source>pawn</source>
        <translation>peón</translation>
    </message>
    <message>
        <source>white king</source>
        <translation>rey blanco</translation>
    </message>
    <message>
        <source>white queen</source>
        <translation>dama blanca</translation>
    </message>
    <message>
        <source>white rook</source>
        <translation>torre blanca</translation>
    </message>
    <message>
        <source>white bishop</source>
        <translation>alfil blanco</translation>
    </message>
    <message>
        <source>white knight</source>
        <translation>caballo blanco</translation>
    </message>
    <message>
        <source>white pawn</source>
        <translation>peón blanco</translation>
    </message>
    <message>
        <source>black king</source>
        <translation>rey negro</translation>
    </message>
    <message>
        <source>black queen</source>
        <translation>dama negra</translation>
    </message>
    <message>
        <source>black rook</source>
        <translation>torre negra</translation>
    </message>
    <message>
        <source>black bishop</source>
        <translation>alfil negro</translation>
    </message>
    <message>
        <source>black knight</source>
        <translation>caballo negro</translation>
    </message>
    <message>
        <source>black pawn</source>
        <translation>peón negro</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blancas</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negras</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacía</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegida</translation>
    </message>
    <message>
        <source>you can take it</source>
        <translation>puedes tomarla</translation>
    </message>
    <message>
        <source>you can go here</source>
        <translation>puedes ir aquí</translation>
    </message>
    <message>
        <source>Castles on the king side</source>
        <translation>Enroque corto</translation>
    </message>
    <message>
        <source>Castles on the queen side</source>
        <translation>Enroque largo</translation>
    </message>
    <message>
        <source>%1 takes %2 on %3</source>
        <comment>chess: knight takes pawn on f3</comment>
        <translation>%1 toma %2 en %3</translation>
    </message>
    <message>
        <source>%1 to %3</source>
        <comment>chess: knight to f3</comment>
        <translation>%1 a %3</translation>
    </message>
    <message>
        <source>check</source>
        <translation>jaque</translation>
    </message>
    <message>
        <source>checkmate</source>
        <translation>jaque mate</translation>
    </message>
    <message>
        <source>becomes a queen</source>
        <translation>se vuelve dama</translation>
    </message>
    <message>
        <source>becomes a rook</source>
        <translation>se vuelve torre</translation>
    </message>
    <message>
        <source>becomes a bishop</source>
        <translation>se vuelve alfil</translation>
    </message>
    <message>
        <source>becomes a knight</source>
        <translation>se vuelve caballo</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Fácil</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mediano</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation>Muy fuerte</translation>
    </message>
    <message>
        <source>It is a draw.</source>
        <translation>Es un empate.</translation>
    </message>
    <message>
        <source>White won.</source>
        <translation>Ganaron las blancas.</translation>
    </message>
    <message>
        <source>Black won.</source>
        <translation>Ganaron las negras.</translation>
    </message>
    <message>
        <source>You won.</source>
        <translation>Ganaste.</translation>
    </message>
    <message>
        <source>The computer won.</source>
        <translation>Ganó la computadora.</translation>
    </message>
    <message numerus="yes">
        <source>Checkmate after %n move(s).</source>
        <translation>
            <numerusform>Jaque mate en %n jugada.</numerusform>
            <numerusform>Jaque mate en %n jugadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The other side gave up.</source>
        <translation>El otro lado se rindió.</translation>
    </message>
    <message>
        <source>No move is left, and no check.</source>
        <translation>No queda jugada, y no hay jaque.</translation>
    </message>
    <message>
        <source>The same position came three times.</source>
        <translation>La misma posición salió tres veces.</translation>
    </message>
    <message>
        <source>50 moves without a capture or a pawn move.</source>
        <translation>50 jugadas sin capturas ni peones movidos.</translation>
    </message>
    <message>
        <source>Too few men are left to win.</source>
        <translation>Quedan muy pocas piezas para ganar.</translation>
    </message>
    <message>
        <source>This game is as long as a game can be.</source>
        <translation>Esta partida no puede ser más larga.</translation>
    </message>
    <message>
        <source>You gave up this game. A new one is ready.</source>
        <translation>Te rendiste. Puedes empezar otra partida.</translation>
    </message>
    <message>
        <source>Touch one of your men, then the square it should go to. Squares that are allowed are marked. Trap the king to win.</source>
        <translation>Toca una de tus piezas y luego la casilla adonde va. Las casillas permitidas están marcadas. Atrapa al rey para ganar.</translation>
    </message>
</context>
<context>
    <name>ClosedCard</name>
    <message>
        <source>A card from %1</source>
        <translation>Una tarjeta de %1</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Abrir la tarjeta</translation>
    </message>
</context>
<context>
    <name>ClosedModel</name>
    <message>
        <source>Everything is open again.</source>
        <extracomment>The time that was counted is written down so soon after a sign-in, and then this often: whoever pulls the plug has used it. It closed while somebody was signed in: what plays is to stand still, and what is written is to be kept. The counted time at which `_admission` was read, and was last written down.</extracomment>
        <translation>Todo está abierto otra vez.</translation>
    </message>
    <message>
        <source>It closes at %1. What you write is saved.</source>
        <translation>Cierra a las %1. Lo que escribes se guarda.</translation>
    </message>
    <message>
        <source>This is turned off for now. Requests, legal mail, balances and help work.</source>
        <translation>Esto está apagado por ahora. Solicitudes, correo legal, saldos y ayuda funcionan.</translation>
    </message>
    <message>
        <source>It is closed now</source>
        <translation>Ahora está cerrado</translation>
    </message>
    <message>
        <source>Requests, legal mail, balances and help work now.</source>
        <translation>Las solicitudes, el correo legal, los saldos y la ayuda funcionan.</translation>
    </message>
    <message>
        <source>This device is locked for now</source>
        <translation>Este dispositivo está bloqueado por ahora</translation>
    </message>
    <message>
        <source>Opens at %1</source>
        <translation>Abre a las %1</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <comment>tomorrow 9:00 am</comment>
        <translation>Abre %1</translation>
    </message>
    <message>
        <source>The rest opens again in the morning.</source>
        <translation>Lo demás abre otra vez en la mañana.</translation>
    </message>
    <message>
        <source>You used today&apos;s sign-ins</source>
        <translation>Ya usaste tus entradas de hoy</translation>
    </message>
    <message>
        <source>You can sign in again tomorrow.</source>
        <translation>Mañana puedes entrar otra vez.</translation>
    </message>
    <message>
        <source>You used today&apos;s minutes</source>
        <translation>Ya usaste tus minutos de hoy</translation>
    </message>
    <message>
        <source>You get new minutes tomorrow.</source>
        <translation>Mañana tienes minutos nuevos.</translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>Open at every hour</source>
        <translation>Abierto a toda hora</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Medical, grievance, safety</source>
        <translation>Salud, quejas, seguridad</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>See your balances</source>
        <translation>Ver tus saldos</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Ask how something works</source>
        <translation>Pregunta cómo funciona algo</translation>
    </message>
    <message>
        <source>When you leave</source>
        <translation>Cuando te vayas</translation>
    </message>
    <message>
        <source>Your day, your copy</source>
        <translation>Tu día, tu copia</translation>
    </message>
    <message>
        <source>Legal mail</source>
        <translation>Correo legal</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>Leer y escribir</translation>
    </message>
    <message>
        <source>Your mail, drafts and downloads are safe. They wait for you.</source>
        <translation>Tu correo, borradores y descargas están a salvo. Te esperan.</translation>
    </message>
</context>
<context>
    <name>ClosedTitles</name>
    <message>
        <source>The key is on its way. It opens in a moment.</source>
        <extracomment>Who touched a title waits so long for its key; later it does not open by itself, but when it is touched again.</extracomment>
        <translation>La llave está en camino. Se abre en un momento.</translation>
    </message>
    <message>
        <source>Connect this device once. Then it opens.</source>
        <translation>Conecta este equipo una vez. Luego se abre.</translation>
    </message>
    <message>
        <source>It comes to this tablet now.</source>
        <translation>Ya viene a esta tableta.</translation>
    </message>
    <message>
        <source>It comes to this kiosk now.</source>
        <translation>Ya viene a este quiosco.</translation>
    </message>
    <message>
        <source>It is not here yet. It comes when the connection is back.</source>
        <translation>Aún no está aquí. Viene cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>It is almost yours. Try again in a moment.</source>
        <translation>Es casi tuyo. Prueba otra vez en un momento.</translation>
    </message>
    <message>
        <source>It opens when the connection is back.</source>
        <translation>Se abre cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>This rental is over. You can rent it again in the store.</source>
        <translation>Este alquiler terminó. Puedes alquilarlo otra vez en la tienda.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>This is not in your library any more.</source>
        <translation>Esto ya no está en tu biblioteca.</translation>
    </message>
    <message>
        <source>You gave this back. It opens no more.</source>
        <translation>Lo devolviste. Ya no se abre.</translation>
    </message>
    <message>
        <source>Media is paused for your account. Look in Money to see why.</source>
        <translation>Los medios están en pausa para tu cuenta. Mira en Dinero por qué.</translation>
    </message>
    <message>
        <source>This title is not ready yet. Tell us in Help.</source>
        <translation>Este título aún no está listo. Dinos en Ayuda.</translation>
    </message>
    <message>
        <source>We could not get the key. Please try again later.</source>
        <translation>No pudimos traer la llave. Prueba más tarde.</translation>
    </message>
</context>
<context>
    <name>CommissaryModel</name>
    <message numerus="yes">
        <source>%n thing(s) found</source>
        <extracomment>So many more can be had: the card says it. A good and how many of it lie in the basket. [{ key, text, icon }] The good that is looked at, as a card.</extracomment>
        <translation>
            <numerusform>%n artículo encontrado</numerusform>
            <numerusform>%n artículos encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for something</source>
        <translation>Busca algo</translation>
    </message>
    <message>
        <source>Write a name, such as soap.</source>
        <translation>Escribe un nombre, como jabón.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>Try a shorter word.</source>
        <translation>Prueba una palabra más corta.</translation>
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
        <source>You need %1 more.</source>
        <translation>Te faltan %1.</translation>
    </message>
    <message>
        <source>%1 left after it</source>
        <comment>money</comment>
        <translation>Quedarán %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n artículo</numerusform>
            <numerusform>%n artículos</numerusform>
        </translation>
    </message>
    <message>
        <source>From family %1</source>
        <translation>De la familia %1</translation>
    </message>
    <message>
        <source>Orders · %1</source>
        <comment>how many</comment>
        <translation>Pedidos · %1</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pedidos</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) on the way</source>
        <translation>
            <numerusform>%n pedido en camino</numerusform>
            <numerusform>%n pedidos en camino</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders and packs</source>
        <translation>Pedidos y paquetes</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message numerus="yes">
        <source>%n in the basket</source>
        <translation>
            <numerusform>%n en la canasta</numerusform>
            <numerusform>%n en la canasta</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <comment>to the basket</comment>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Add %1 to the basket</source>
        <translation>Agregar %1 a la canasta</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Uno menos: %1</translation>
    </message>
    <message>
        <source>One more: %1</source>
        <translation>Uno más: %1</translation>
    </message>
</context>
<context>
    <name>CommissaryScreen</name>
    <message>
        <source>Commissary</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>The commissary is not open here</source>
        <translation>Aquí no hay tienda</translation>
    </message>
    <message>
        <source>Ask your unit staff how to order.</source>
        <translation>Pregunta al personal cómo pedir.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Nothing on the shelves yet</source>
        <translation>Aún no hay nada</translation>
    </message>
    <message>
        <source>Goods come with the next connection.</source>
        <translation>Los artículos llegan con la próxima conexión.</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Artículos</translation>
    </message>
</context>
<context>
    <name>CommissarySearchScreen</name>
    <message>
        <source>Search the commissary</source>
        <translation>Buscar en la tienda</translation>
    </message>
    <message>
        <source>A name, such as soap</source>
        <translation>Un nombre, como jabón</translation>
    </message>
</context>
<context>
    <name>CommissaryWords</name>
    <message>
        <source>This is sold out.</source>
        <extracomment>Hues of shelves, in their order; a seventh begins again. From noon to noon no time zone changes the day.</extracomment>
        <translation>Está agotado.</translation>
    </message>
    <message>
        <source>You have all you can order now.</source>
        <translation>Ya tienes todo lo que puedes pedir ahora.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n in one order</source>
        <translation>
            <numerusform>Máximo %n por pedido</numerusform>
            <numerusform>Máximo %n por pedido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n more this week</source>
        <translation>
            <numerusform>Puedes pedir %n más esta semana</numerusform>
            <numerusform>Puedes pedir %n más esta semana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n more now</source>
        <translation>
            <numerusform>Puedes pedir %n más ahora</numerusform>
            <numerusform>Puedes pedir %n más ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>You can spend %1 more this week.</source>
        <translation>Puedes gastar %1 más esta semana.</translation>
    </message>
    <message>
        <source>You can spend %1 more now.</source>
        <translation>Puedes gastar %1 más ahora.</translation>
    </message>
    <message>
        <source>Orders are closed now</source>
        <translation>Los pedidos están cerrados</translation>
    </message>
    <message>
        <source>They open %1. Your basket is kept.</source>
        <comment>when</comment>
        <translation>Abren %1. Tu canasta se guarda.</translation>
    </message>
    <message>
        <source>You can order any time</source>
        <translation>Puedes pedir cuando quieras</translation>
    </message>
    <message>
        <source>Order until %1</source>
        <comment>when</comment>
        <translation>Pide hasta %1</translation>
    </message>
    <message>
        <source>It comes on %1.</source>
        <comment>day</comment>
        <translation>Llega el %1.</translation>
    </message>
    <message numerus="yes">
        <source>You can order %n of this.</source>
        <translation>
            <numerusform>Puedes pedir %n de esto.</numerusform>
            <numerusform>Puedes pedir %n de esto.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can spend %1 more. Take something out.</source>
        <translation>Puedes gastar %1 más. Saca algo.</translation>
    </message>
    <message>
        <source>You need %1 more.</source>
        <translation>Te faltan %1.</translation>
    </message>
    <message>
        <source>The basket is full. Order this first.</source>
        <translation>La canasta está llena. Pide esto primero.</translation>
    </message>
    <message>
        <source>Orders closed meanwhile. Your basket is kept.</source>
        <translation>Los pedidos cerraron. Tu canasta se guarda.</translation>
    </message>
    <message>
        <source>A price changed. Look again, then order.</source>
        <translation>Un precio cambió. Mira de nuevo y pide.</translation>
    </message>
    <message>
        <source>This order cannot be cancelled any more.</source>
        <translation>Este pedido ya no se puede cancelar.</translation>
    </message>
    <message>
        <source>This cannot be ordered now.</source>
        <translation>Esto no se puede pedir ahora.</translation>
    </message>
    <message>
        <source>The commissary was closed.</source>
        <translation>La tienda estaba cerrada.</translation>
    </message>
    <message>
        <source>Orders were closed when it arrived.</source>
        <translation>Los pedidos estaban cerrados cuando llegó.</translation>
    </message>
    <message>
        <source>Buying was on hold for your account.</source>
        <translation>Tu cuenta no podía comprar.</translation>
    </message>
    <message>
        <source>Something was sold out.</source>
        <translation>Algo estaba agotado.</translation>
    </message>
    <message>
        <source>Something is not sold any more.</source>
        <translation>Algo ya no se vende.</translation>
    </message>
    <message>
        <source>A price was higher than shown.</source>
        <translation>Un precio era más alto que el mostrado.</translation>
    </message>
    <message>
        <source>It was more than you may order.</source>
        <translation>Era más de lo que puedes pedir.</translation>
    </message>
    <message>
        <source>It was more than you may spend.</source>
        <translation>Era más de lo que puedes gastar.</translation>
    </message>
    <message>
        <source>Your trust account had too little.</source>
        <translation>Tu cuenta de depósito tenía muy poco.</translation>
    </message>
    <message>
        <source>You had too few credits.</source>
        <translation>Tenías muy pocos créditos.</translation>
    </message>
    <message>
        <source>Less of the family money was left.</source>
        <translation>Quedaba menos dinero de la familia.</translation>
    </message>
    <message>
        <source>It could not be taken.</source>
        <translation>No se pudo tomar.</translation>
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
        <extracomment>A longer text is measured at the pause, so that no key waits for it. What the stamps are for, when they carry more than words. No message goes to this person now; the meter says why. What goes with the words: [{ key, kind, title, line, picture, icon, hue, remove }] What may be added: [{ key, title, line, icon, hue, blocked }]; `addNote` says what that does to the price. Why nothing can be added at all. The same for a small window with large words. The text was set from here (opened, restored, dropped): the text area makes a new document of it. A message was sent: its id. What is in the store, and what was last asked to be put there: the text and the card.</extracomment>
        <translation>Tu respuesta para %1 está guardada.</translation>
    </message>
    <message>
        <source>Your message to %1 is saved.</source>
        <translation>Tu mensaje para %1 está guardado.</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>Enviar a %1</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>esta persona</translation>
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
    <message>
        <source>Added: %1</source>
        <translation>Añadido: %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Primero escribe algo.</translation>
    </message>
</context>
<context>
    <name>ComposeWords</name>
    <message>
        <source>Legal mail. Staff do not read this.</source>
        <translation>Correo legal. El personal no lee esto.</translation>
    </message>
    <message>
        <source>Staff may read this before %1 gets it.</source>
        <translation>El personal puede leer esto antes de que llegue a %1.</translation>
    </message>
    <message>
        <source>Staff do not read this.</source>
        <translation>El personal no lo lee.</translation>
    </message>
    <message>
        <source>Staff may read this.</source>
        <translation>El personal puede leerlo.</translation>
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
        <source>New messages are paused for you. Money says how that ends. Your words are saved.</source>
        <translation>Tus mensajes nuevos están en pausa. En Dinero ves cómo termina. Tu texto está guardado.</translation>
    </message>
    <message>
        <source>New messages are paused for you</source>
        <translation>Tus mensajes nuevos están en pausa</translation>
    </message>
    <message>
        <source>Money says how that ends. You can answer mail.</source>
        <translation>En Dinero ves cómo termina. Puedes responder.</translation>
    </message>
    <message>
        <source>You blocked %1</source>
        <translation>Bloqueaste a %1</translation>
    </message>
    <message>
        <source>You can undo this in Contacts.</source>
        <translation>Puedes deshacerlo en Contactos.</translation>
    </message>
    <message>
        <source>You cannot write to %1 now</source>
        <translation>Ahora no puedes escribirle a %1</translation>
    </message>
    <message>
        <source>Your words are saved. Ask your case manager about this.</source>
        <translation>Tu texto está guardado. Pregunta a quien lleva tu caso.</translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are still here.</source>
        <translation>
            <numerusform>Te falta %n estampilla. Tus palabras siguen aquí.</numerusform>
            <numerusform>Te faltan %n estampillas. Tus palabras siguen aquí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is %n letter(s) too long.</source>
        <translation>
            <numerusform>Sobra %n letra.</numerusform>
            <numerusform>Sobran %n letras.</numerusform>
        </translation>
    </message>
    <message>
        <source>The stamp that %1 paid is used already. Your words are still here.</source>
        <translation>La estampilla que pagó %1 ya se usó. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>The price changed just now. Look at the stamps and send again.</source>
        <translation>El precio acaba de cambiar. Mira las estampillas y envía de nuevo.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>This device has no camera.</source>
        <translation>Este dispositivo no tiene cámara.</translation>
    </message>
    <message>
        <source>One video goes with a message.</source>
        <translation>Con un mensaje va un video.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) go with a message at most.</source>
        <translation>
            <numerusform>Con un mensaje va %n foto como máximo.</numerusform>
            <numerusform>Con un mensaje van %n fotos como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>A card</source>
        <translation>Una tarjeta</translation>
    </message>
    <message>
        <source>A photo</source>
        <translation>Una foto</translation>
    </message>
    <message>
        <source>A video, up to 30 seconds</source>
        <translation>Un video de hasta 30 segundos</translation>
    </message>
    <message>
        <source>Not used at %1.</source>
        <translation>No se usa en %1.</translation>
    </message>
    <message>
        <source>this facility</source>
        <translation>este centro</translation>
    </message>
    <message>
        <source>This goes out as a text message. It takes words only.</source>
        <translation>Esto sale como mensaje de texto. Solo lleva palabras.</translation>
    </message>
    <message>
        <source>Only words can be sent from here.</source>
        <translation>Desde aquí solo se envían palabras.</translation>
    </message>
    <message>
        <source>%1 paid for words only. With more, your own stamps pay for all of it.</source>
        <translation>%1 pagó solo las palabras. Con algo más, pagan tus estampillas.</translation>
    </message>
    <message>
        <source>This cannot go with a message here. Your words are still here.</source>
        <translation>Esto no puede ir con un mensaje aquí. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>No more fit into one message. Your words are still here.</source>
        <translation>No caben más en un mensaje. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>This is too large to send. Your words are still here.</source>
        <translation>Es demasiado grande para enviarlo. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>A text message takes words only. Take the rest off first.</source>
        <translation>Un mensaje de texto solo lleva palabras. Quita primero lo demás.</translation>
    </message>
    <message>
        <source>New messages are paused for you. Money says how that ends. Your words are still here.</source>
        <translation>Los mensajes nuevos están en pausa para ti. Dinero dice cómo termina. Tus palabras siguen aquí.</translation>
    </message>
    <message>
        <source>You cannot write to %1 now. Your words are still here.</source>
        <translation>Ahora no puedes escribir a %1. Tus palabras siguen aquí.</translation>
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
    <name>ConversationModel</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>No puedes escribirle a %1 ahora.</translation>
    </message>
    <message>
        <source>All mail with %1</source>
        <translation>Todo el correo con %1</translation>
    </message>
    <message>
        <source>All mail</source>
        <translation>Todo el correo</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Escribirle a %1</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Mostrar %n mensaje anterior</numerusform>
            <numerusform>Mostrar %n mensajes anteriores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseModel</name>
    <message>
        <source>You passed on %1</source>
        <extracomment>By when the school wants it; &quot;&quot; where nobody does. [{ key, title, line, state, text }]: state is &quot;done&quot;, &quot;now&quot; or &quot;todo&quot;.</extracomment>
        <translation>Aprobaste el %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with lesson %1</source>
        <translation>Seguir con la lección %1</translation>
    </message>
    <message>
        <source>Begin with lesson %1</source>
        <translation>Empezar con la lección %1</translation>
    </message>
    <message>
        <source>%1 of %2 lessons done</source>
        <translation>%1 de %2 lecciones hechas</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Ver otra vez</translation>
    </message>
    <message>
        <source>This course cannot be opened. Tell staff.</source>
        <translation>Este curso no se puede abrir. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>CourseScreen</name>
    <message>
        <source>We cannot open this course</source>
        <translation>No podemos abrir este curso</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Your certificate</source>
        <translation>Tu certificado</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
</context>
<context>
    <name>CoverRow</name>
    <message>
        <source>See all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>See all: %1</source>
        <translation>Ver todo: %1</translation>
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
    <name>CreditsPill</name>
    <message>
        <source>Credits %1</source>
        <translation>Créditos %1</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Créditos</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>Earlier month</source>
        <translation>Mes anterior</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>Mes siguiente</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>Tomorrow</source>
        <extracomment>How far the months can be turned.</extracomment>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>Elegir un día</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>dddd, MMMM d</source>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>Choose today or a later day.</source>
        <translation>Elige hoy o un día después.</translation>
    </message>
    <message>
        <source>Choose today or an earlier day.</source>
        <translation>Elige hoy o un día antes.</translation>
    </message>
    <message>
        <source>This is as far as it goes.</source>
        <translation>Hasta aquí llega.</translation>
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
        <source>More: captions, slower moves, bigger buttons</source>
        <translation>Más: subtítulos, menos movimiento, botones grandes</translation>
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
        <translation>Atrás</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
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
    <name>DownloadRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DownloadsHead</name>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Nothing is on its way</source>
        <translation>No hay nada en camino</translation>
    </message>
    <message>
        <source>What you buy or bring here comes by itself.</source>
        <translation>Lo que compras o traes aquí viene solo.</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
</context>
<context>
    <name>DownloadsModel</name>
    <message>
        <source>Removed from here. It stays yours.</source>
        <extracomment>A file that stands still says so after a while, though nothing changes in the store. The first of them are on their way. Why nothing comes at all; &quot;&quot; while it does.</extracomment>
        <translation>Ya no está aquí. Sigue siendo tuyo.</translation>
    </message>
    <message>
        <source>This one comes first now.</source>
        <translation>Este viene primero ahora.</translation>
    </message>
    <message>
        <source>Paused. What came stays here.</source>
        <translation>En pausa. Lo que llegó se queda aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) on the way</source>
        <translation>
            <numerusform>%n título en camino</numerusform>
            <numerusform>%n títulos en camino</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) here</source>
        <translation>
            <numerusform>%n título aquí</numerusform>
            <numerusform>%n títulos aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>%1 of %2 is used</source>
        <translation>%1 de %2 en uso</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Yours take up %1. Others use this kiosk too.</source>
        <translation>Lo tuyo ocupa %1. Otros también usan este quiosco.</translation>
    </message>
    <message>
        <source>Remove something below to make room. It stays yours.</source>
        <translation>Quita algo de abajo para hacer espacio. Sigue siendo tuyo.</translation>
    </message>
    <message>
        <source>It comes when there is room again.</source>
        <translation>Viene cuando haya espacio otra vez.</translation>
    </message>
    <message>
        <source>There is no room.</source>
        <translation>No hay espacio.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>sizes</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>comes when the connection is back</source>
        <translation>viene cuando vuelva la conexión</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>espera su turno</translation>
    </message>
    <message>
        <source>Too large for this tablet.</source>
        <translation>Demasiado grande para esta tableta.</translation>
    </message>
    <message>
        <source>Too large for this kiosk.</source>
        <translation>Demasiado grande para este quiosco.</translation>
    </message>
    <message>
        <source>No room. Remove something first.</source>
        <translation>No hay espacio. Quita algo primero.</translation>
    </message>
    <message>
        <source>It came damaged. We try again soon.</source>
        <translation>Llegó dañado. Lo intentamos otra vez pronto.</translation>
    </message>
    <message>
        <source>It cannot come now. We try again soon.</source>
        <translation>Ahora no puede venir. Lo intentamos otra vez pronto.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Put first</source>
        <translation>Poner primero</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>DownloadsScreen</name>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
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
    <name>DueWords</name>
    <message>
        <source>From the school. No hurry.</source>
        <translation>De la escuela. Sin prisa.</translation>
    </message>
    <message numerus="yes">
        <source>It was due %n day(s) ago. You can still do it.</source>
        <translation>
            <numerusform>Era para hace %n día. Todavía puedes hacerlo.</numerusform>
            <numerusform>Era para hace %n días. Todavía puedes hacerlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Para hoy</translation>
    </message>
    <message>
        <source>Due tomorrow</source>
        <translation>Para mañana</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Para el %1</translation>
    </message>
</context>
<context>
    <name>Ears</name>
    <message>
        <source>There is no sound on this device. It plays without.</source>
        <extracomment>Why nothing is heard; each reason once a session.</extracomment>
        <translation>Este dispositivo no tiene sonido. Se reproduce sin él.</translation>
    </message>
    <message>
        <source>Lift the handset to listen.</source>
        <translation>Levanta el auricular para escuchar.</translation>
    </message>
</context>
<context>
    <name>EcardScreen</name>
    <message>
        <source>Choose a card</source>
        <translation>Elige una tarjeta</translation>
    </message>
    <message>
        <source>A card uses %1</source>
        <translation>Una tarjeta usa %1</translation>
    </message>
    <message>
        <source>Words on the card</source>
        <translation>Palabras en la tarjeta</translation>
    </message>
    <message>
        <source>Words on the card, if you like</source>
        <translation>Palabras en la tarjeta, si quieres</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Otra tarjeta</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>EncyclopediaModel</name>
    <message>
        <source>No article begins with these words.</source>
        <extracomment>[{ key, text }] of archives, where there are several. [{ key, text }]: what was found, or what was read lately.</extracomment>
        <translation>Ningún artículo empieza con estas palabras.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n artículo</numerusform>
            <numerusform>%n artículos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EncyclopediaScreen</name>
    <message>
        <source>Find an article</source>
        <translation>Buscar un artículo</translation>
    </message>
    <message>
        <source>A word, a place, a name</source>
        <translation>Una palabra, un lugar, un nombre</translation>
    </message>
    <message>
        <source>Show me any article</source>
        <translation>Mostrar cualquier artículo</translation>
    </message>
    <message>
        <source>We cannot open the encyclopedia</source>
        <translation>No podemos abrir la enciclopedia</translation>
    </message>
    <message>
        <source>No encyclopedia on this device</source>
        <translation>No hay enciclopedia en este aparato</translation>
    </message>
    <message>
        <source>Try again later, or tell staff.</source>
        <translation>Inténtalo más tarde o avisa al personal.</translation>
    </message>
    <message>
        <source>Staff can put one here. Ask them if you want it.</source>
        <translation>El personal puede ponerla aquí. Pídela si la quieres.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>You read lately</source>
        <translation>Leíste hace poco</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artículos</translation>
    </message>
</context>
<context>
    <name>EnrolScreen</name>
    <message>
        <source>Nobody is served here yet</source>
        <translation>Aún no atiende a nadie</translation>
    </message>
    <message>
        <source>Scan to add this device</source>
        <translation>Escanea para agregar este aparato</translation>
    </message>
    <message>
        <source>Fingerprint of this device&apos;s key</source>
        <translation>Huella de la clave de este aparato</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>There is no code now.</source>
        <translation>Ahora no hay código.</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Letra normal</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Letra grande</translation>
    </message>
</context>
<context>
    <name>EnrolWords</name>
    <message>
        <source>Set up this tablet</source>
        <translation>Prepara esta tableta</translation>
    </message>
    <message>
        <source>Set up this kiosk</source>
        <translation>Prepara este kiosco</translation>
    </message>
    <message>
        <source>In the admin console choose “Add a device” and scan this. Then compare the fingerprint in both places.</source>
        <translation>En la consola elige “Add a device” y escanea esto. Luego compara la huella en los dos lugares.</translation>
    </message>
    <message>
        <source>Square code of this device. Its code is %1.</source>
        <translation>Código cuadrado de este aparato. Su código es %1.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>This code stops working in %1. A new one will appear.</source>
        <translation>Este código deja de servir en %1. Aparecerá uno nuevo.</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Esperando la aprobación</translation>
    </message>
    <message>
        <source>This device takes the rules of the facility. Sign-in comes next.</source>
        <translation>Este aparato recibe las reglas del centro. Después viene el inicio de sesión.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>This device is getting ready.</source>
        <translation>Este aparato se está preparando.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Sigue por sí solo.</translation>
    </message>
    <message>
        <source>Look at the address below.</source>
        <translation>Mira la dirección de abajo.</translation>
    </message>
    <message>
        <source>The settings do not say how to know central. Add the fingerprint of its CA.</source>
        <translation>La configuración no dice cómo reconocer a la central. Agrega la huella de su CA.</translation>
    </message>
    <message>
        <source>Whoever answers is not the facility&apos;s central. Check the address and the CA.</source>
        <translation>Quien responde no es la central del centro. Revisa la dirección y la CA.</translation>
    </message>
    <message>
        <source>It says: %1. If that is wrong, connect a time server.</source>
        <translation>Dice: %1. Si está mal, conecta un servidor de hora.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>Central&apos;s name is not known</source>
        <translation>No se conoce el nombre de la central</translation>
    </message>
    <message>
        <source>Central does not answer</source>
        <translation>La central no responde</translation>
    </message>
    <message>
        <source>Central is busy</source>
        <translation>La central está ocupada</translation>
    </message>
    <message>
        <source>Central is not known</source>
        <translation>No se conoce a la central</translation>
    </message>
    <message>
        <source>This is not central</source>
        <translation>Esta no es la central</translation>
    </message>
    <message>
        <source>The clock may be wrong</source>
        <translation>El reloj puede estar mal</translation>
    </message>
    <message>
        <source>Facility IT said no</source>
        <translation>El equipo técnico dijo que no</translation>
    </message>
    <message>
        <source>Ask them why. “New code” asks once more.</source>
        <translation>Pregúntales por qué. “Código nuevo” pide otra vez.</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message numerus="yes">
        <source>They answer within %n day(s).</source>
        <extracomment>So many of the newest lines are offered when nobody said yet which one looks wrong. The question of support&apos;s form that takes the reference of a line; a form without it leaves it out. [{ label, value, strong }] [{ key, title, line, icon }] Why the receipt cannot be printed again; and whether there is one. Said beside what prints, while the paper is low. What became of the slip: &quot;&quot; before it is printed, else `ReceiptWords` state, title and line. What becomes of it when support is asked; &quot;&quot; where there is no help desk. A ticket about the line: the type of its form, and the answers that are known.</extracomment>
        <translation>
            <numerusform>Responden en %n día.</numerusform>
            <numerusform>Responden en %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>You get a number at once.</source>
        <translation>Recibes un número enseguida.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Cómo llegó</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>%1 after this</source>
        <translation>%1, después</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>One deposit can be up to %1.</source>
        <translation>Un depósito puede ser de hasta %1.</translation>
    </message>
    <message>
        <source>%1 was over it and went back to the sender.</source>
        <translation>%1 era de más y volvió a quien lo envió.</translation>
    </message>
    <message>
        <source>This was given back to you.</source>
        <translation>Esto se te devolvió.</translation>
    </message>
    <message>
        <source>The sender took this back.</source>
        <translation>Quien lo envió lo retiró.</translation>
    </message>
    <message>
        <source>This gives back</source>
        <translation>Esto devuelve</translation>
    </message>
    <message>
        <source>Given back by</source>
        <translation>Devuelto por</translation>
    </message>
    <message>
        <source>Of the same deposit</source>
        <translation>Del mismo depósito</translation>
    </message>
    <message>
        <source>Your paper</source>
        <translation>Tu papel</translation>
    </message>
</context>
<context>
    <name>EntryScreen</name>
    <message>
        <source>This line is not here any more</source>
        <translation>Esta línea ya no está aquí</translation>
    </message>
    <message>
        <source>Look in Money. Nothing of yours is lost.</source>
        <translation>Busca en Dinero. Nada tuyo se pierde.</translation>
    </message>
    <message>
        <source>Back to Money</source>
        <translation>Volver a Dinero</translation>
    </message>
    <message>
        <source>This looks wrong</source>
        <translation>Esto parece un error</translation>
    </message>
</context>
<context>
    <name>FamilyMoneyScreen</name>
    <message>
        <source>Family money</source>
        <translation>Dinero de la familia</translation>
    </message>
    <message>
        <source>Comes again</source>
        <translation>Vuelve a llegar</translation>
    </message>
    <message>
        <source>What came and went</source>
        <translation>Lo que entró y salió</translation>
    </message>
</context>
<context>
    <name>FiledModel</name>
    <message>
        <source>Filed</source>
        <extracomment>Before a sign-in the page goes by itself: the next person shall not see it. [{ name, value }] The square code, row by row, &quot;1&quot; is dark.</extracomment>
        <translation>Presentado</translation>
    </message>
    <message>
        <source>Who has it next</source>
        <translation>Quién lo recibe</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>It is saved here. It goes out with the next connection.</source>
        <translation>Está guardado aquí. Sale con la próxima conexión.</translation>
    </message>
    <message>
        <source>It is saved here, and on its way.</source>
        <translation>Está guardado aquí y va en camino.</translation>
    </message>
    <message>
        <source>Your proof</source>
        <translation>Tu prueba</translation>
    </message>
    <message>
        <source>Print proof</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Your name is not on it. Remember the number, or write it down.</source>
        <translation>No lleva tu nombre. Recuerda el número o anótalo.</translation>
    </message>
    <message>
        <source>We print nothing and keep nothing here, so that nobody sees it.</source>
        <translation>No imprimimos ni guardamos nada aquí, para que nadie lo vea.</translation>
    </message>
    <message>
        <source>It is filed</source>
        <translation>Está presentado</translation>
    </message>
    <message>
        <source>A square code with the number and the fingerprint.</source>
        <translation>Un código cuadrado con el número y la huella.</translation>
    </message>
    <message>
        <source>There is no deadline</source>
        <translation>No hay plazo</translation>
    </message>
    <message numerus="yes">
        <source>Within %n working day(s)</source>
        <translation>
            <numerusform>En %n día hábil</numerusform>
            <numerusform>En %n días hábiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>En %n día</numerusform>
            <numerusform>En %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>This did not print. Please try again.</source>
        <translation>No se imprimió. Inténtalo otra vez, por favor.</translation>
    </message>
</context>
<context>
    <name>FiledScreen</name>
    <message>
        <source>%1, number</source>
        <translation>%1, número</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>Número: %1</translation>
    </message>
    <message>
        <source>Fingerprint of your words</source>
        <translation>Huella de tus palabras</translation>
    </message>
    <message>
        <source>It proves what you wrote. Nobody can change a word unseen.</source>
        <translation>Prueba lo que escribiste. Nadie puede cambiar una palabra sin que se note.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>FilingFacts</name>
    <message>
        <source>Your proof</source>
        <translation>Tu prueba</translation>
    </message>
    <message>
        <source>Show the square code</source>
        <translation>Ver el código cuadrado</translation>
    </message>
    <message>
        <source>Hide what you wrote</source>
        <translation>Ocultar lo que escribiste</translation>
    </message>
    <message>
        <source>Show what you wrote</source>
        <translation>Ver lo que escribiste</translation>
    </message>
</context>
<context>
    <name>FilingNoteModel</name>
    <message>
        <source>It got worse</source>
        <extracomment>Drafts of notes stand among the forms that were begun, as a type that no form has. The count is said from here on.</extracomment>
        <translation>Empeoró</translation>
    </message>
    <message>
        <source>What is different now?</source>
        <translation>¿Qué cambió ahora?</translation>
    </message>
    <message>
        <source>Tell them it got worse</source>
        <translation>Avisar que empeoró</translation>
    </message>
    <message>
        <source>Staff are told at once. Is it an emergency? Tell any officer now.</source>
        <translation>El personal lo sabe enseguida. ¿Es una emergencia? Avisa ya a cualquier oficial.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Volver a abrir</translation>
    </message>
    <message>
        <source>What is still not solved?</source>
        <translation>¿Qué falta por resolver?</translation>
    </message>
    <message>
        <source>The same people see it, with all that was said.</source>
        <translation>Lo ven las mismas personas, con todo lo dicho.</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Write what they should know.</source>
        <translation>Escribe lo que deben saber.</translation>
    </message>
    <message>
        <source>Send the note</source>
        <translation>Enviar la nota</translation>
    </message>
    <message>
        <source>Those who have your request read it.</source>
        <translation>La leen quienes tienen tu solicitud.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>Queda %n letra</numerusform>
            <numerusform>Quedan %n letras</numerusform>
        </translation>
    </message>
    <message>
        <source>Write some words first.</source>
        <translation>Escribe algo primero.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>It is on its way to them.</source>
        <translation>Va en camino.</translation>
    </message>
    <message>
        <source>It did not go out. Your words are still here. Please try again.</source>
        <translation>No salió. Tus palabras siguen aquí. Inténtalo otra vez.</translation>
    </message>
</context>
<context>
    <name>FilingSteps</name>
    <message>
        <source>Where your request is</source>
        <translation>Dónde está tu solicitud</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
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
    <message>
        <source>You are here.</source>
        <translation>Estás aquí.</translation>
    </message>
</context>
<context>
    <name>FilingTrackWords</name>
    <message>
        <source>An answer was due</source>
        <extracomment>Icons of steps that come, by place: the last one is the end.</extracomment>
        <translation>La respuesta debía llegar</translation>
    </message>
    <message>
        <source>Next answer expected by</source>
        <translation>Próxima respuesta a más tardar</translation>
    </message>
    <message>
        <source>This is late. You can remind them, or appeal.</source>
        <translation>Va con retraso. Puedes recordárselo o apelar.</translation>
    </message>
    <message>
        <source>This is late. You can remind them.</source>
        <translation>Va con retraso. Puedes recordárselo.</translation>
    </message>
    <message>
        <source>Your words are still here. You can file it again, or ask staff.</source>
        <translation>Tus palabras siguen aquí. Puedes presentarlo otra vez o preguntar al personal.</translation>
    </message>
    <message>
        <source>This was not taken</source>
        <translation>Esto no se aceptó</translation>
    </message>
    <message>
        <source>It goes out with the next connection. The time you filed counts.</source>
        <translation>Sale con la próxima conexión. Cuenta la hora en que lo presentaste.</translation>
    </message>
    <message>
        <source>Saved here with its number</source>
        <translation>Guardado aquí con su número</translation>
    </message>
    <message>
        <source>It was answered</source>
        <translation>Ya tiene respuesta</translation>
    </message>
    <message>
        <source>It is finished</source>
        <translation>Está terminado</translation>
    </message>
    <message>
        <source>You took it back</source>
        <translation>Lo retiraste</translation>
    </message>
    <message>
        <source>Nobody works on it any more.</source>
        <translation>Ya nadie lo atiende.</translation>
    </message>
    <message>
        <source>It was filed twice</source>
        <translation>Se presentó dos veces</translation>
    </message>
    <message>
        <source>The other one goes on.</source>
        <translation>El otro sigue su curso.</translation>
    </message>
    <message>
        <source>%1 has it. There is no deadline.</source>
        <translation>Lo tiene %1. No hay plazo.</translation>
    </message>
    <message>
        <source>There is no deadline.</source>
        <translation>No hay plazo.</translation>
    </message>
    <message>
        <source>They have it</source>
        <translation>Ya lo tienen</translation>
    </message>
    <message>
        <source>You can appeal until %1.</source>
        <translation>Puedes apelar hasta el %1.</translation>
    </message>
    <message>
        <source>You can open it again until %1.</source>
        <translation>Puedes volver a abrirlo hasta el %1.</translation>
    </message>
    <message>
        <source>You sent it</source>
        <translation>Lo enviaste</translation>
    </message>
    <message>
        <source>It is saved on this device.</source>
        <translation>Está guardado en este aparato.</translation>
    </message>
    <message>
        <source>You: it got worse</source>
        <translation>Tú: empeoró</translation>
    </message>
    <message>
        <source>You opened it again</source>
        <translation>Lo volviste a abrir</translation>
    </message>
    <message>
        <source>This device cannot open these words. Sign in again while it is connected.</source>
        <translation>Este aparato no puede abrir estas palabras. Entra de nuevo cuando haya conexión.</translation>
    </message>
    <message>
        <source>Saved here. It goes out with the next connection.</source>
        <translation>Guardada aquí. Sale con la próxima conexión.</translation>
    </message>
    <message>
        <source>This did not go out. Please say it again.</source>
        <translation>Esto no salió. Dilo otra vez, por favor.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>By %1</source>
        <comment>date</comment>
        <translation>Antes del %1</translation>
    </message>
    <message>
        <source>New update</source>
        <translation>Hay novedades</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Guardado aquí</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Con retraso</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Con respuesta</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Filed twice</source>
        <translation>Repetido</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>enviada %1</translation>
    </message>
</context>
<context>
    <name>FilingsModel</name>
    <message>
        <source>All</source>
        <extracomment>[{ key, text, count }]</extracomment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>requests</comment>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>requests</comment>
        <translation>Terminadas</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older request(s)</source>
        <translation>
            <numerusform>Ver %n solicitud anterior</numerusform>
            <numerusform>Ver %n solicitudes anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing with these words</source>
        <translation>Nada con esas palabras</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n solicitud</numerusform>
            <numerusform>%n solicitudes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilingsScreen</name>
    <message>
        <source>All requests</source>
        <translation>Todas las solicitudes</translation>
    </message>
    <message>
        <source>Search your requests</source>
        <translation>Buscar en tus solicitudes</translation>
    </message>
    <message>
        <source>A word or a number</source>
        <translation>Una palabra o un número</translation>
    </message>
    <message>
        <source>You have filed nothing yet</source>
        <translation>Aún no has presentado nada</translation>
    </message>
    <message>
        <source>Nothing in this part</source>
        <translation>Nada en esta parte</translation>
    </message>
    <message>
        <source>When you file something, you can follow it here.</source>
        <translation>Cuando presentes algo, lo sigues aquí.</translation>
    </message>
    <message>
        <source>See what you can ask</source>
        <translation>Ver qué puedes pedir</translation>
    </message>
</context>
<context>
    <name>FormCheck</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Cambiar: %1</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Agregar una foto</translation>
    </message>
</context>
<context>
    <name>FormFiling</name>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <extracomment>What was filed (`Filed` or `Report`).</extracomment>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>This form is new. Please read your answers once more.</source>
        <translation>Este formulario es nuevo. Lee tus respuestas otra vez.</translation>
    </message>
    <message>
        <source>This is too long. Please write less.</source>
        <translation>Es demasiado largo. Escribe menos, por favor.</translation>
    </message>
    <message>
        <source>This form cannot be sent right now. Your words are still here. Tell staff.</source>
        <translation>Este formulario no se puede enviar ahora. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
    <message>
        <source>You are signed out. Your words are saved here.</source>
        <translation>Se cerró tu sesión. Tus palabras están guardadas aquí.</translation>
    </message>
</context>
<context>
    <name>FormModel</name>
    <message>
        <source>Choose one to go on.</source>
        <extracomment>What a device found by itself that goes with a filing of this resident. Takes a photo and hands it over (JPEG). [{ field, label, value }]: what is filed, to read once more. &quot;&quot;, &quot;named&quot; or &quot;unnamed&quot;: whether it goes with a name, where the form leaves that open. As AttachedTile shows them, with a key; and whether one more may be taken. Before a sign-in: this page goes in so many seconds; 0: nobody need be told. The page turned: begin at its top. The field that needs an answer, or &quot;&quot;. What was written without a name is gone: let nothing else keep it (the keyboard). None: not chosen yet. Before a sign-in no session covers what is written: it goes by itself.</extracomment>
        <translation>Elige una para seguir.</translation>
    </message>
    <message>
        <source>Your form is saved here.</source>
        <translation>Tu formulario está guardado aquí.</translation>
    </message>
    <message>
        <source>Photo %1: take it off</source>
        <translation>Foto %1: quitarla</translation>
    </message>
    <message>
        <source>Nothing is kept if you leave.</source>
        <translation>Nada se guarda si sales.</translation>
    </message>
    <message>
        <source>Saved %1. Finish any time.</source>
        <translation>Guardado %1. Termina cuando quieras.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>FormNaming</name>
    <message>
        <source>With my name</source>
        <translation>Con mi nombre</translation>
    </message>
    <message>
        <source>Staff can help you and answer you. You can follow it here.</source>
        <translation>El personal puede ayudarte y responderte. Puedes seguirlo aquí.</translation>
    </message>
    <message>
        <source>Without my name</source>
        <translation>Sin mi nombre</translation>
    </message>
    <message>
        <source>Nobody here can see who wrote it. Nothing stays on this screen. Staff cannot answer you.</source>
        <translation>Nadie aquí puede ver quién lo escribió. Nada queda en esta pantalla. El personal no puede responderte.</translation>
    </message>
</context>
<context>
    <name>FormPageWords</name>
    <message>
        <source>Part %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>With your name?</source>
        <translation>¿Con tu nombre?</translation>
    </message>
    <message>
        <source>Read it once more</source>
        <translation>Léelo una vez más</translation>
    </message>
    <message>
        <source>File it now</source>
        <translation>Presentarlo ahora</translation>
    </message>
    <message>
        <source>Next: read it once more</source>
        <translation>Sigue: léelo una vez más</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Sigue: %1</translation>
    </message>
    <message>
        <source>It goes without your name. You get a number. It is free.</source>
        <translation>Va sin tu nombre. Recibes un número. Es gratis.</translation>
    </message>
    <message>
        <source>It is free. You get a number at once.</source>
        <translation>Es gratis. Recibes un número enseguida.</translation>
    </message>
    <message numerus="yes">
        <source>You get an answer within %n working day(s).</source>
        <translation>
            <numerusform>Recibes una respuesta en %n día hábil.</numerusform>
            <numerusform>Recibes una respuesta en %n días hábiles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You get an answer within %n day(s).</source>
        <translation>
            <numerusform>Recibes una respuesta en %n día.</numerusform>
            <numerusform>Recibes una respuesta en %n días.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormQuestion</name>
    <message>
        <source>Listen: %1</source>
        <translation>Escuchar: %1</translation>
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
        <source>Touch here to write</source>
        <translation>Toca aquí para escribir</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message numerus="yes">
        <source>This page closes in %n second(s).</source>
        <translation>
            <numerusform>Esta página se cierra en %n segundo.</numerusform>
            <numerusform>Esta página se cierra en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Touch the screen to stay.</source>
        <translation>Toca la pantalla para quedarte.</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <translation>Parte %1 de %2</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>Not chosen</source>
        <extracomment>A number with so many values or fewer is a row of keys.</extracomment>
        <translation>Sin elegir</translation>
    </message>
    <message>
        <source>Write a few words here.</source>
        <translation>Escribe unas palabras aquí.</translation>
    </message>
    <message>
        <source>Choose one to go on.</source>
        <translation>Elige una para seguir.</translation>
    </message>
    <message>
        <source>Choose today or an earlier day.</source>
        <translation>Elige hoy o un día antes.</translation>
    </message>
    <message>
        <source>Choose today or a later day.</source>
        <translation>Elige hoy o un día después.</translation>
    </message>
    <message>
        <source>This is too long. Please write less.</source>
        <translation>Es demasiado largo. Escribe menos, por favor.</translation>
    </message>
    <message>
        <source>This answer does not fit any more. Please answer again.</source>
        <translation>Esta respuesta ya no sirve. Responde otra vez, por favor.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>You can skip this.</source>
        <translation>Puedes saltarlo.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message>
        <source>From %1</source>
        <extracomment>How a sent message&apos;s status looks as a chip: icon and hue by its kind (`MailWords.chip`).</extracomment>
        <translation>De %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Draft to %1</source>
        <translation>Borrador para %1</translation>
    </message>
</context>
<context>
    <name>GameFoot</name>
    <message>
        <source>Go on with your game</source>
        <translation>Seguir con tu partida</translation>
    </message>
</context>
<context>
    <name>GamePage</name>
    <message>
        <source>This device is full. The game is not saved.</source>
        <extracomment>&quot;start&quot;: what and how to play is chosen; &quot;play&quot;.</extracomment>
        <translation>Este equipo está lleno. La partida no se guardó.</translation>
    </message>
</context>
<context>
    <name>GameRules</name>
    <message>
        <source>How to play</source>
        <translation>Cómo se juega</translation>
    </message>
</context>
<context>
    <name>GamesModel</name>
    <message>
        <source>This game does not work on this device.</source>
        <extracomment>The file of a game says which it is, and nothing else.</extracomment>
        <translation>Este juego no funciona en este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>%n game(s)</source>
        <translation>
            <numerusform>%n juego</numerusform>
            <numerusform>%n juegos</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the connection.</source>
        <translation>Espera la conexión.</translation>
    </message>
    <message>
        <source>Not on this device yet.</source>
        <translation>Todavía no está en este equipo.</translation>
    </message>
    <message>
        <source>Your game is saved.</source>
        <translation>Tu partida está guardada.</translation>
    </message>
    <message>
        <source>Ready to play</source>
        <translation>Listo para jugar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
</context>
<context>
    <name>GamesScreen</name>
    <message>
        <source>Games</source>
        <translation>Juegos</translation>
    </message>
    <message>
        <source>No games yet</source>
        <translation>Aún no hay juegos</translation>
    </message>
    <message>
        <source>The store has games. Some are free.</source>
        <translation>La tienda tiene juegos. Algunos son gratis.</translation>
    </message>
    <message>
        <source>Go to the store</source>
        <translation>Ir a la tienda</translation>
    </message>
</context>
<context>
    <name>GoodScreen</name>
    <message>
        <source>This is not sold any more</source>
        <translation>Esto ya no se vende</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>GuidedModel</name>
    <message numerus="yes">
        <source>You tried %n step(s) before. We do not ask again.</source>
        <extracomment>A look at the parts is answered within a second; nobody waits longer than this for it. [{ text, icon, hue, busy }]: what the device looks at by itself. How many parts are good, and how many are not. How many steps are left out because they were tried before. A ticket about the same that is open: its words, &quot;&quot; where there is none. [{ text, icon, hue }]: what goes with the ticket. Ask a person: the type of the form and the answers that are known.</extracomment>
        <translation>
            <numerusform>Ya probaste %n paso. No lo preguntamos otra vez.</numerusform>
            <numerusform>Ya probaste %n pasos. No los preguntamos otra vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your open ticket about this: %1</source>
        <translation>Tu solicitud abierta sobre esto: %1</translation>
    </message>
    <message>
        <source>Yes, it works</source>
        <translation>Sí, funciona</translation>
    </message>
</context>
<context>
    <name>GuidedScreen</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>This device looks by itself. It takes a few seconds.</source>
        <translation>Este aparato revisa solo. Tarda unos segundos.</translation>
    </message>
    <message>
        <source>Skip, ask a person</source>
        <translation>Saltar y preguntar</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
    <message>
        <source>Say what happens in your own words. It gets a number at once.</source>
        <translation>Di qué pasa con tus palabras. Recibe un número enseguida.</translation>
    </message>
    <message>
        <source>You can add a note to it</source>
        <translation>Puedes agregarle una nota</translation>
    </message>
    <message>
        <source>This goes with it</source>
        <translation>Esto va con tu solicitud</translation>
    </message>
    <message>
        <source>Write to support</source>
        <translation>Escribir a soporte</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>No se envió nada</translation>
    </message>
    <message>
        <source>You can come back here at any time.</source>
        <translation>Puedes volver aquí cuando quieras.</translation>
    </message>
    <message>
        <source>Back to Home</source>
        <translation>Volver al inicio</translation>
    </message>
    <message>
        <source>It stopped again</source>
        <translation>Dejó de funcionar otra vez</translation>
    </message>
</context>
<context>
    <name>GuidedStep</name>
    <message>
        <source>Yes, it works</source>
        <translation>Sí, funciona</translation>
    </message>
    <message>
        <source>No, next step</source>
        <translation>No, otro paso</translation>
    </message>
    <message>
        <source>Skip, ask a person</source>
        <translation>Saltar y preguntar</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
</context>
<context>
    <name>GuidedWords</name>
    <message>
        <source>We are looking</source>
        <translation>Estamos revisando</translation>
    </message>
    <message>
        <source>Let&apos;s try this first</source>
        <translation>Probemos esto primero</translation>
    </message>
    <message>
        <source>Now ask a person</source>
        <translation>Ahora pregunta a una persona</translation>
    </message>
    <message>
        <source>Good that it works</source>
        <translation>Qué bueno que funciona</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) good.</source>
        <translation>
            <numerusform>%n parte bien.</numerusform>
            <numerusform>%n partes bien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) need care.</source>
        <translation>
            <numerusform>%n parte por atender.</numerusform>
            <numerusform>%n partes por atender.</numerusform>
        </translation>
    </message>
    <message>
        <source>We looked:</source>
        <translation>Revisamos:</translation>
    </message>
    <message>
        <source>You tried: %1</source>
        <translation>Probaste: %1</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>revisando</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>look here</source>
        <translation>mira aquí</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>hay que atenderlo</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
</context>
<context>
    <name>HealthHistory</name>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Nothing happened to the parts.</source>
        <translation>No les pasó nada a las partes.</translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message>
        <source>Card reader</source>
        <extracomment>The icon of each check, in the order of the tiles. Checks of a newer program come last, with its own sentences. What is told by a number that the finding carries.</extracomment>
        <translation>Lector de tarjetas</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Impresora de recibos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Última sincronización</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Por enviar</translation>
    </message>
    <message>
        <source>Touch screen</source>
        <translation>Pantalla táctil</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batería</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Watch over the parts</source>
        <translation>Vigilancia de las partes</translation>
    </message>
    <message>
        <source>Saved data</source>
        <translation>Datos guardados</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Llaves</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Inscripción</translation>
    </message>
    <message>
        <source>News from central</source>
        <translation>Noticias de la central</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n orden</numerusform>
            <numerusform>%n órdenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1% free</source>
        <translation>%1% libre</translation>
    </message>
    <message>
        <source>Only %1 MiB free</source>
        <translation>Solo %1 MiB libres</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>Wireless</source>
        <translation>Inalámbrica</translation>
    </message>
    <message>
        <source>Wired</source>
        <translation>Por cable</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 de diferencia</translation>
    </message>
    <message>
        <source>Jumped by %1</source>
        <translation>Saltó %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>On its charger</source>
        <translation>En el cargador</translation>
    </message>
    <message>
        <source>Handset and speaker</source>
        <translation>Auricular y altavoz</translation>
    </message>
    <message>
        <source>On an encrypted disk</source>
        <translation>En un disco cifrado</translation>
    </message>
    <message>
        <source>Opened or torn off</source>
        <translation>Abierto o arrancado</translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation>No es seguro</translation>
    </message>
    <message>
        <source>Not paired</source>
        <translation>Sin emparejar</translation>
    </message>
    <message>
        <source>Driver is missing</source>
        <translation>Falta el controlador</translation>
    </message>
    <message>
        <source>Driver stopped</source>
        <translation>El controlador se paró</translation>
    </message>
    <message>
        <source>Paper is low</source>
        <translation>Queda poco papel</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Sin papel</translation>
    </message>
    <message>
        <source>Cover is open</source>
        <translation>La tapa está abierta</translation>
    </message>
    <message>
        <source>Cutter is stuck</source>
        <translation>La cuchilla está atascada</translation>
    </message>
    <message>
        <source>Does not tell</source>
        <translation>No lo dice</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Averiada</translation>
    </message>
    <message>
        <source>Not plugged in</source>
        <translation>Sin enchufar</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Sin dirección</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>No hay ninguna</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nada espera</translation>
    </message>
    <message>
        <source>A test picture</source>
        <translation>Una imagen de prueba</translation>
    </message>
    <message>
        <source>None fitted</source>
        <translation>No tiene</translation>
    </message>
    <message>
        <source>Cannot be written to</source>
        <translation>No se puede escribir</translation>
    </message>
    <message>
        <source>Worn out</source>
        <translation>Gastada</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>En hora</translation>
    </message>
    <message>
        <source>Nobody told the time yet</source>
        <translation>Nadie ha dicho la hora</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Funciona</translation>
    </message>
    <message>
        <source>Nobody looks</source>
        <translation>Nadie mira</translation>
    </message>
    <message>
        <source>Never looked</source>
        <translation>Nunca miró</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Se abre</translation>
    </message>
    <message>
        <source>Of another version</source>
        <translation>De otra versión</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Locked: no keys</source>
        <translation>Cerrado: sin llaves</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Selladas</translation>
    </message>
    <message>
        <source>Nothing opens them</source>
        <translation>Nada las abre</translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>En un archivo</translation>
    </message>
    <message>
        <source>Others can read them</source>
        <translation>Otros pueden leerlas</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Inscrito</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Sin inscribir</translation>
    </message>
    <message>
        <source>All used</source>
        <translation>Todas usadas</translation>
    </message>
    <message>
        <source>Some could not be used</source>
        <translation>Algunas no sirvieron</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>Ya no está</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>No se pudo revisar</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>No se sabe ahora</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>No responde</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Fuera de línea</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>Aún sin noticias</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>No funciona</translation>
    </message>
    <message>
        <source>Works, with a warning</source>
        <translation>Funciona, con un aviso</translation>
    </message>
    <message>
        <source>Look at its cable and power.</source>
        <translation>Mira su cable y su corriente.</translation>
    </message>
    <message>
        <source>Start the hardware process.</source>
        <translation>Inicia el proceso de hardware.</translation>
    </message>
    <message>
        <source>Look at the reader. Do not use it until then.</source>
        <translation>Mira el lector. No lo uses hasta entonces.</translation>
    </message>
    <message>
        <source>Do not use it. Was it exchanged?</source>
        <translation>No lo uses. ¿Lo cambiaron?</translation>
    </message>
    <message>
        <source>Pair it with this device.</source>
        <translation>Emparéjalo con este equipo.</translation>
    </message>
    <message>
        <source>Install the driver of its protocol.</source>
        <translation>Instala el controlador de su protocolo.</translation>
    </message>
    <message>
        <source>It is started again. Look at the log.</source>
        <translation>Se inicia de nuevo. Mira el registro.</translation>
    </message>
    <message>
        <source>Bring a new roll.</source>
        <translation>Trae un rollo nuevo.</translation>
    </message>
    <message>
        <source>Put in a new roll.</source>
        <translation>Pon un rollo nuevo.</translation>
    </message>
    <message>
        <source>Close the cover.</source>
        <translation>Cierra la tapa.</translation>
    </message>
    <message>
        <source>Open the cover and take the paper out.</source>
        <translation>Abre la tapa y saca el papel.</translation>
    </message>
    <message>
        <source>Look at its paper by hand.</source>
        <translation>Mira el papel a mano.</translation>
    </message>
    <message>
        <source>Switch it off and on.</source>
        <translation>Apágala y enciéndela.</translation>
    </message>
    <message>
        <source>Look at the cable and the switch.</source>
        <translation>Mira el cable y el conmutador.</translation>
    </message>
    <message>
        <source>Look at the network&apos;s DHCP.</source>
        <translation>Mira el DHCP de la red.</translation>
    </message>
    <message>
        <source>Look at the network hardware.</source>
        <translation>Mira el equipo de red.</translation>
    </message>
    <message>
        <source>Look at its lights.</source>
        <translation>Mira sus luces.</translation>
    </message>
    <message>
        <source>Check network and central.</source>
        <translation>Revisa la red y la central.</translation>
    </message>
    <message>
        <source>No connection to central.</source>
        <translation>Sin conexión con la central.</translation>
    </message>
    <message>
        <source>Check that the sync process runs.</source>
        <translation>Revisa que la sincronización funcione.</translation>
    </message>
    <message>
        <source>They are safe. Check the connection.</source>
        <translation>Están a salvo. Revisa la conexión.</translation>
    </message>
    <message>
        <source>Central takes none. Call central&apos;s staff.</source>
        <translation>La central no las acepta. Llama a la central.</translation>
    </message>
    <message>
        <source>Free space on the data disk.</source>
        <translation>Libera espacio en el disco de datos.</translation>
    </message>
    <message>
        <source>Restart. If it stays so, replace the disk.</source>
        <translation>Reinicia. Si sigue igual, cambia el disco.</translation>
    </message>
    <message>
        <source>Look at the data folder.</source>
        <translation>Mira la carpeta de datos.</translation>
    </message>
    <message>
        <source>Restart the device.</source>
        <translation>Reinicia el equipo.</translation>
    </message>
    <message>
        <source>Clean the vents. Keep it out of the sun.</source>
        <translation>Limpia las rejillas. Quítalo del sol.</translation>
    </message>
    <message>
        <source>Switch it off and let it cool.</source>
        <translation>Apágalo y deja que se enfríe.</translation>
    </message>
    <message>
        <source>Put it on its charger soon.</source>
        <translation>Ponlo pronto en el cargador.</translation>
    </message>
    <message>
        <source>Put it on its charger now.</source>
        <translation>Ponlo ya en el cargador.</translation>
    </message>
    <message>
        <source>Take it out of use. Replace the battery.</source>
        <translation>No lo uses más. Cambia la batería.</translation>
    </message>
    <message>
        <source>Look at the charger&apos;s light.</source>
        <translation>Mira la luz del cargador.</translation>
    </message>
    <message>
        <source>Wait for a connection.</source>
        <translation>Espera a que haya conexión.</translation>
    </message>
    <message>
        <source>Set the machine&apos;s own clock.</source>
        <translation>Pon en hora el reloj del equipo.</translation>
    </message>
    <message>
        <source>Look at what sets the machine&apos;s clock.</source>
        <translation>Mira qué ajusta el reloj del equipo.</translation>
    </message>
    <message>
        <source>Run the migration.</source>
        <translation>Ejecuta la migración.</translation>
    </message>
    <message>
        <source>Look with “lumen-kiosk doctor”, as root.</source>
        <translation>Mira con «lumen-kiosk doctor», como root.</translation>
    </message>
    <message>
        <source>For tests only. Encrypt the disk.</source>
        <translation>Solo para pruebas. Cifra el disco.</translation>
    </message>
    <message>
        <source>Close the folder to other users.</source>
        <translation>Cierra la carpeta a otros usuarios.</translation>
    </message>
    <message>
        <source>Enrol this device.</source>
        <translation>Inscribe este equipo.</translation>
    </message>
    <message>
        <source>Update this program.</source>
        <translation>Actualiza este programa.</translation>
    </message>
    <message>
        <source>Look at its cable.</source>
        <translation>Mira su cable.</translation>
    </message>
    <message>
        <source>Look at disk and data first.</source>
        <translation>Mira primero el disco y los datos.</translation>
    </message>
    <message>
        <source>Nobody has looked for a while.</source>
        <translation>Hace rato que nadie mira.</translation>
    </message>
    <message>
        <source>Look at the device.</source>
        <translation>Mira el aparato.</translation>
    </message>
    <message>
        <source>See to it soon.</source>
        <translation>Atiéndelo pronto.</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Revisado %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Desde %1</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Needs care</source>
        <translation>Necesita atención</translation>
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
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Is this an emergency? Tell any officer now.</source>
        <translation>¿Es una emergencia? Avisa ahora a cualquier oficial.</translation>
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
        <source>Tell any staff member if you do not feel safe.</source>
        <translation>Díselo a cualquier miembro del personal si no te sientes a salvo.</translation>
    </message>
    <message>
        <source>Something does not work</source>
        <translation>Algo no funciona</translation>
    </message>
    <message>
        <source>We look at it together, step by step.</source>
        <translation>Lo vemos juntos, paso a paso.</translation>
    </message>
    <message>
        <source>%1 You do not have to sign in.</source>
        <translation>%1 No tienes que iniciar sesión.</translation>
    </message>
    <message>
        <source>Text, color and sound</source>
        <translation>Texto, color y sonido</translation>
    </message>
    <message>
        <source>Make words bigger, change colors, or hear each page.</source>
        <translation>Agranda el texto, cambia los colores u oye cada página.</translation>
    </message>
    <message>
        <source>My card is lost</source>
        <translation>Perdí mi tarjeta</translation>
    </message>
    <message>
        <source>Block it, so that nobody can use it.</source>
        <translation>Bloquéala para que nadie pueda usarla.</translation>
    </message>
    <message>
        <source>Your card is blocked</source>
        <translation>Tu tarjeta está bloqueada</translation>
    </message>
    <message>
        <source>If your card is lost</source>
        <translation>Si perdiste tu tarjeta</translation>
    </message>
    <message>
        <source>Ask staff for a new card. Sign in with your ID number until then.</source>
        <translation>Pide otra tarjeta al personal. Hasta entonces, entra con tu número.</translation>
    </message>
    <message>
        <source>Sign in with your ID number. Then go to Help and block your card.</source>
        <translation>Entra con tu número. Luego ve a Ayuda y bloquea tu tarjeta.</translation>
    </message>
    <message>
        <source>One stamp pays for one message. When the other person paid for your reply, you keep your stamps.</source>
        <translation>Una estampilla paga un mensaje. Si la otra persona pagó tu respuesta, conservas tus estampillas.</translation>
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
        <source>Media</source>
        <translation>Medios</translation>
    </message>
    <message>
        <source>Music, movies, books</source>
        <translation>Música, películas, libros</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Commissary</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Estampillas</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
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
    <message>
        <source>Write a message</source>
        <translation>Escribir un mensaje</translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <extracomment>The pinned notice, which stands over the rest; &quot;&quot; when there is none.</extracomment>
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
        <source>See every charge</source>
        <translation>Ver cada cargo</translation>
    </message>
    <message>
        <source>See the prices</source>
        <translation>Ver los precios</translation>
    </message>
    <message>
        <source>%1 · see every charge</source>
        <translation>%1 · ver cada cargo</translation>
    </message>
    <message>
        <source>%1 in trust</source>
        <translation>%1 en depósito</translation>
    </message>
    <message>
        <source>Ask, report, follow</source>
        <translation>Pide, avisa, sigue</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>request, step</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n novedad</numerusform>
            <numerusform>%n novedades</numerusform>
        </translation>
    </message>
    <message>
        <source>See the shelves</source>
        <translation>Ver los artículos</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <comment>when</comment>
        <translation>Abre %1</translation>
    </message>
    <message>
        <source>Order by %1</source>
        <comment>when</comment>
        <translation>Pide antes de %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>names</comment>
        <translation>A %1</translation>
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
        <source>%1 · buy more</source>
        <translation>%1 · comprar más</translation>
    </message>
    <message>
        <source>No news yet</source>
        <translation>Aún no hay noticias</translation>
    </message>
    <message>
        <source>You have read it all</source>
        <translation>Ya leíste todo</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
</context>
<context>
    <name>HomeNews</name>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 sin leer</translation>
    </message>
    <message>
        <source>You will see notices and news here.</source>
        <translation>Aquí verás avisos y noticias.</translation>
    </message>
</context>
<context>
    <name>HomeQuick</name>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>%1 to answer</source>
        <translation>%1 por contestar</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 sin leer</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soporte</translation>
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
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>No mail yet</source>
        <translation>Aún no hay correo</translation>
    </message>
    <message>
        <source>When someone writes to you, it will be here. You can write first.</source>
        <translation>Cuando alguien te escriba, estará aquí. Puedes escribir primero.</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <extracomment>Headings of the rows whose `section` is &quot;today&quot; and &quot;earlier&quot;. Whether a row that is loaded came before today.</extracomment>
        <translation>
            <numerusform>Mostrar %n mensaje anterior</numerusform>
            <numerusform>Mostrar %n mensajes anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Staff read each message first.</source>
        <translation>El personal lee antes cada mensaje.</translation>
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
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>On the way, and earlier</source>
        <translation>En camino, y antes</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>En revisión</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on the way to you</source>
        <translation>
            <numerusform>%n mensaje viene en camino</numerusform>
            <numerusform>%n mensajes vienen en camino</numerusform>
        </translation>
    </message>
    <message>
        <source>Most take %1</source>
        <translation>Casi siempre %1</translation>
    </message>
</context>
<context>
    <name>ItBar</name>
    <message>
        <source>For facility IT</source>
        <translation>Para el equipo técnico</translation>
    </message>
</context>
<context>
    <name>ItModel</name>
    <message numerus="yes">
        <source>%n thing(s) need care</source>
        <translation>
            <numerusform>%n cosa necesita atención</numerusform>
            <numerusform>%n cosas necesitan atención</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is good</source>
        <translation>Todo está bien</translation>
    </message>
    <message>
        <source>ID ending %1</source>
        <translation>ID que termina en %1</translation>
    </message>
    <message>
        <source>Looked at %1</source>
        <extracomment>A look is answered within a second; after this long nobody answers. Parts whose past is told: what happened to them happened at the device. Not parts of the device: told only when something is wrong with them. What this device has none of. What central ordered, and what became of it, the latest first. &quot;&quot; (no way out is asked for), &quot;system&quot; or &quot;restart&quot;. &quot;waiting&quot;, &quot;good&quot; or &quot;bad&quot;. The residents&apos; screen ends: &quot;system&quot; or &quot;restart&quot;.</extracomment>
        <translation>Revisado %1</translation>
    </message>
    <message>
        <source>Nobody has looked yet</source>
        <translation>Nadie ha mirado aún</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparación</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Limpieza</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>Why do you exit to the system?</source>
        <translation>¿Por qué sales al sistema?</translation>
    </message>
    <message>
        <source>Why do you restart the screen?</source>
        <translation>¿Por qué reinicias la pantalla?</translation>
    </message>
    <message>
        <source>Nobody answers. Start the hardware process.</source>
        <translation>Nadie responde. Inicia el proceso de hardware.</translation>
    </message>
    <message>
        <source>Not fitted: %1</source>
        <translation>No tiene: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not known</source>
        <translation>
            <numerusform>%n cosa no se sabe</numerusform>
            <numerusform>%n cosas no se saben</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Features off</source>
        <translation>Funciones apagadas</translation>
    </message>
    <message>
        <source>Send logs</source>
        <translation>Enviar registros</translation>
    </message>
    <message>
        <source>Report health</source>
        <translation>Informar del estado</translation>
    </message>
    <message>
        <source>Restart the network</source>
        <translation>Reiniciar la red</translation>
    </message>
    <message>
        <source>Enrol anew</source>
        <translation>Inscribir de nuevo</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualización</translation>
    </message>
    <message>
        <source>Unknown order</source>
        <translation>Orden desconocida</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>did not work</source>
        <translation>no funcionó</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>came too late</source>
        <translation>llegó tarde</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>Hold any card at the reader.</source>
        <translation>Acerca cualquier tarjeta al lector.</translation>
    </message>
    <message numerus="yes">
        <source>The reader read %n card(s).</source>
        <translation>
            <numerusform>El lector leyó %n tarjeta.</numerusform>
            <numerusform>El lector leyó %n tarjetas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The number is not shown.</source>
        <translation>El número no se muestra.</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>Probar el lector de tarjetas</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimir una página de prueba</translation>
    </message>
    <message>
        <source>Protocol: %1.</source>
        <translation>Protocolo: %1.</translation>
    </message>
    <message>
        <source>The page is on its way to the printer.</source>
        <translation>La página va hacia la impresora.</translation>
    </message>
    <message>
        <source>The test page is printed. The printer said so.</source>
        <translation>La página se imprimió. Lo dijo la impresora.</translation>
    </message>
    <message>
        <source>It may have printed. The printer did not say. Look at the paper.</source>
        <translation>Quizás se imprimió. La impresora no lo dijo. Mira el papel.</translation>
    </message>
    <message>
        <source>The test page did not print. Look at the printer.</source>
        <translation>La página no se imprimió. Mira la impresora.</translation>
    </message>
</context>
<context>
    <name>ItScreen</name>
    <message>
        <source>Residents cannot see this</source>
        <translation>Los residentes no ven esto</translation>
    </message>
    <message>
        <source>Back to residents</source>
        <translation>Volver a los residentes</translation>
    </message>
    <message>
        <source>Restart the screen</source>
        <translation>Reiniciar la pantalla</translation>
    </message>
    <message>
        <source>Orders from central</source>
        <translation>Órdenes de la central</translation>
    </message>
    <message>
        <source>No order came yet.</source>
        <translation>Aún no llegó ninguna orden.</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Unlocked by</source>
        <translation>Desbloqueado por</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Mirando …</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Print test page</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <source>Test card reader</source>
        <translation>Probar el lector</translation>
    </message>
    <message>
        <source>Exit to system</source>
        <translation>Salir al sistema</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>The reason is written down with your card.</source>
        <translation>El motivo queda anotado con tu tarjeta.</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>Elige antes un motivo.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarme aquí</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Kinds of emoji</source>
        <translation>Clases de emoji</translation>
    </message>
    <message>
        <source>Row of keys</source>
        <translation>Fila de teclas</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Capital letters stay on</source>
        <translation>Las mayúsculas siguen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>KindWords</name>
    <message>
        <source>For you</source>
        <extracomment>In the order of the bar.</extracomment>
        <translation>Para ti</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Movies</source>
        <translation>Películas</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Juegos</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Libros</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Cursos</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Álbumes</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
    <message>
        <source>Books to read</source>
        <translation>Para leer</translation>
    </message>
    <message>
        <source>Audiobooks</source>
        <translation>Audiolibros</translation>
    </message>
</context>
<context>
    <name>LeavingModel</name>
    <message>
        <source>The printer needs help. You can print later.</source>
        <extracomment>The same in its groups, each with the stroke behind it.</extracomment>
        <translation>La impresora necesita ayuda. Puedes imprimir después.</translation>
    </message>
    <message>
        <source>This device has no printer. Print at a kiosk.</source>
        <translation>Este equipo no tiene impresora. Imprime en un quiosco.</translation>
    </message>
    <message>
        <source>No day is planned</source>
        <translation>No hay un día planeado</translation>
    </message>
    <message>
        <source>When staff plan a day, you see it here.</source>
        <translation>Cuando el personal planee un día, lo ves aquí.</translation>
    </message>
    <message>
        <source>You are being released</source>
        <translation>Vas a salir libre</translation>
    </message>
    <message>
        <source>You are moving to another place</source>
        <translation>Te mudas a otro lugar</translation>
    </message>
    <message>
        <source>Staff tell you the day.</source>
        <translation>El personal te dice el día.</translation>
    </message>
    <message>
        <source>Kiosks forget you</source>
        <translation>Los quioscos te olvidan</translation>
    </message>
    <message>
        <source>Your mail and drafts go from every kiosk.</source>
        <translation>Tu correo y borradores se borran de cada quiosco.</translation>
    </message>
    <message>
        <source>Your tablet is cleared</source>
        <translation>Tu tableta se borra</translation>
    </message>
    <message>
        <source>Nothing of you stays on it.</source>
        <translation>No queda nada tuyo en ella.</translation>
    </message>
    <message>
        <source>Your tablet is yours</source>
        <translation>Tu tableta es tuya</translation>
    </message>
    <message>
        <source>It is cleared, then unlocked for you.</source>
        <translation>Se borra y luego se desbloquea para ti.</translation>
    </message>
    <message>
        <source>What you own stays yours</source>
        <translation>Lo tuyo sigue siendo tuyo</translation>
    </message>
    <message>
        <source>Your copy holds a proof for each title.</source>
        <translation>Tu copia trae una prueba de cada título.</translation>
    </message>
    <message>
        <source>Write it down first</source>
        <translation>Anótalo antes</translation>
    </message>
    <message>
        <source>Drafts that you did not send are not in the copy.</source>
        <translation>Los borradores que no enviaste no van en la copia.</translation>
    </message>
    <message>
        <source>Take a copy along</source>
        <translation>Lleva una copia</translation>
    </message>
    <message>
        <source>Your mail, your requests and proofs of what you own.</source>
        <translation>Tu correo, tus solicitudes y pruebas de lo tuyo.</translation>
    </message>
    <message>
        <source>Make my copy</source>
        <translation>Hacer mi copia</translation>
    </message>
    <message>
        <source>Your copy is asked for</source>
        <translation>Tu copia está pedida</translation>
    </message>
    <message>
        <source>It is made when the connection is back.</source>
        <translation>Se hace cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Your copy is being made</source>
        <translation>Tu copia se está haciendo</translation>
    </message>
    <message>
        <source>It is usually ready in some minutes.</source>
        <translation>Suele estar lista en unos minutos.</translation>
    </message>
    <message>
        <source>Your copy is ready</source>
        <translation>Tu copia está lista</translation>
    </message>
    <message>
        <source>Made %1, %2.</source>
        <translation>Hecha %1, %2.</translation>
    </message>
    <message>
        <source>Staff give you the file on the day you leave.</source>
        <translation>El personal te da el archivo el día que te vas.</translation>
    </message>
    <message>
        <source>Make a newer copy</source>
        <translation>Hacer una copia nueva</translation>
    </message>
    <message>
        <source>Sign in once while this device is online. Then the code shows.</source>
        <translation>Entra una vez con conexión. Después se ve el código.</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>It is printing. Take it from the slot under this screen.</source>
        <translation>Se está imprimiendo. Tómalo de la ranura bajo la pantalla.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>LeavingScreen</name>
    <message>
        <source>When you leave</source>
        <translation>Cuando te vayas</translation>
    </message>
    <message>
        <source>The file is locked. A code opens it. Staff do not know it.</source>
        <translation>El archivo está cerrado. Un código lo abre. El personal no lo sabe.</translation>
    </message>
    <message>
        <source>Hide the code</source>
        <translation>Ocultar el código</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Ver el código</translation>
    </message>
    <message>
        <source>Print the code</source>
        <translation>Imprimir el código</translation>
    </message>
    <message>
        <source>What happens that day</source>
        <translation>Qué pasa ese día</translation>
    </message>
</context>
<context>
    <name>LessonEnd</name>
    <message>
        <source>See this lesson again</source>
        <translation>Ver esta lección otra vez</translation>
    </message>
</context>
<context>
    <name>LessonFilm</name>
    <message>
        <source>Back one part</source>
        <translation>Una parte atrás</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>LessonModel</name>
    <message>
        <source>Part %1 of %2</source>
        <extracomment>Names of the film and its captions, as `VideoModel` plays them, and what it shows in words. At the end of a lesson. Another page or part is shown, for who reads aloud.</extracomment>
        <translation>Parte %1 de %2</translation>
    </message>
    <message>
        <source>Lesson %1 of %2</source>
        <translation>Lección %1 de %2</translation>
    </message>
    <message>
        <source>You passed the course</source>
        <translation>Aprobaste el curso</translation>
    </message>
    <message>
        <source>Lesson done</source>
        <translation>Lección terminada</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>Casi terminada</translation>
    </message>
    <message>
        <source>A part of this lesson is still to do. You can try the quiz again.</source>
        <translation>Falta una parte de esta lección. Puedes repetir la prueba.</translation>
    </message>
    <message>
        <source>Well done. Your certificate is ready.</source>
        <translation>Muy bien. Tu certificado está listo.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Sigue: %1</translation>
    </message>
    <message>
        <source>Back to the course</source>
        <translation>Volver al curso</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Lección siguiente</translation>
    </message>
    <message>
        <source>Do what is left</source>
        <translation>Hacer lo que falta</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
</context>
<context>
    <name>LetterHead</name>
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
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>LetterItem</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
</context>
<context>
    <name>LetterKeys</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Row of keys</source>
        <translation>Fila de teclas</translation>
    </message>
    <message>
        <source>Try this word</source>
        <translation>Probar esta palabra</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>LetterPane</name>
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
    <name>LetterPaper</name>
    <message>
        <source>This did not print. Please try again.</source>
        <translation>No se imprimió. Inténtalo otra vez, por favor.</translation>
    </message>
    <message>
        <source>Your letter will print soon.</source>
        <translation>Tu carta se imprimirá pronto.</translation>
    </message>
    <message>
        <source>Your letter is printing. Take it from the slot under this screen.</source>
        <translation>Tu carta se está imprimiendo. Tómala de la ranura bajo la pantalla.</translation>
    </message>
    <message>
        <source>Your letter may not have printed. Look in the slot.</source>
        <translation>Quizá tu carta no se imprimió. Mira en la ranura.</translation>
    </message>
    <message>
        <source>This did not print. You can print it later.</source>
        <translation>No se imprimió. Puedes hacerlo más tarde.</translation>
    </message>
    <message>
        <source>This device has no printer. Print at a kiosk.</source>
        <translation>Este equipo no tiene impresora. Imprime en un quiosco.</translation>
    </message>
    <message>
        <source>Printing letters is not used at %1.</source>
        <translation>En %1 no se imprimen cartas.</translation>
    </message>
    <message>
        <source>%1. You can print later.</source>
        <translation>%1. Puedes imprimir más tarde.</translation>
    </message>
</context>
<context>
    <name>LetterPart</name>
    <message>
        <source>%1. See the card again</source>
        <translation>%1. Ver la tarjeta otra vez</translation>
    </message>
</context>
<context>
    <name>LetterWords</name>
    <message>
        <source>Short message</source>
        <translation>Mensaje corto</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>You replied</source>
        <translation>Respondiste</translation>
    </message>
    <message>
        <source>Reply paid</source>
        <translation>Respuesta pagada</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>eCard</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message numerus="yes">
        <source>%n-second video</source>
        <translation>
            <numerusform>Video de %n segundo</numerusform>
            <numerusform>Video de %n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-minute video</source>
        <translation>
            <numerusform>Video de %n minuto</numerusform>
            <numerusform>Video de %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Photo from %1</source>
        <translation>Foto de %1</translation>
    </message>
    <message>
        <source>Video from %1</source>
        <translation>Video de %1</translation>
    </message>
    <message>
        <source>A card for you</source>
        <translation>Una tarjeta para ti</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Downloads: %1</source>
        <translation>Descargas: %1</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Go to my games</source>
        <translation>Ir a mis juegos</translation>
    </message>
    <message>
        <source>My playlists</source>
        <translation>Mis listas</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>%1. It opens when all of it is here.</source>
        <extracomment>Rentals count down while somebody looks. [{ key, text, icon }] How many are on their way, in words; &quot;&quot; for none.</extracomment>
        <translation>%1. Se abre cuando todo esté aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <comment>titles</comment>
        <translation>
            <numerusform>%n en camino</numerusform>
            <numerusform>%n en camino</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Mostrar anteriores</translation>
    </message>
    <message>
        <source>No music yet</source>
        <translation>Aún no hay música</translation>
    </message>
    <message>
        <source>Songs and albums that you get are here.</source>
        <translation>Aquí están tus canciones y álbumes.</translation>
    </message>
    <message>
        <source>No movies yet</source>
        <translation>Aún no hay películas</translation>
    </message>
    <message>
        <source>Movies that you rent or buy are here.</source>
        <translation>Aquí están las películas que alquilas o compras.</translation>
    </message>
    <message>
        <source>No books yet</source>
        <translation>Aún no hay libros</translation>
    </message>
    <message>
        <source>Books to read and to hear are here.</source>
        <translation>Aquí están los libros para leer y oír.</translation>
    </message>
    <message>
        <source>No games yet</source>
        <translation>Aún no hay juegos</translation>
    </message>
    <message>
        <source>Games that you get are here.</source>
        <translation>Aquí están tus juegos.</translation>
    </message>
    <message>
        <source>No courses yet</source>
        <translation>Aún no hay cursos</translation>
    </message>
    <message>
        <source>Courses that you start are here. Many are free.</source>
        <translation>Aquí están los cursos que empiezas. Muchos son gratis.</translation>
    </message>
    <message>
        <source>Look in the store</source>
        <translation>Mirar en la tienda</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Más sobre %1</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>On this tablet</source>
        <extracomment>A running rental says its hours up to here, its days from there on.</extracomment>
        <translation>En esta tableta</translation>
    </message>
    <message>
        <source>On this kiosk</source>
        <translation>En este quiosco</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>En pausa al %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>In the cloud. Touch to bring it here.</source>
        <translation>En la nube. Tócalo para traerlo aquí.</translation>
    </message>
    <message>
        <source>Almost yours. It needs a moment.</source>
        <translation>Casi tuyo. Falta un momento.</translation>
    </message>
    <message>
        <source>Yours when the connection is back.</source>
        <translation>Será tuyo cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>This rental is over</source>
        <translation>Este alquiler terminó</translation>
    </message>
    <message>
        <source>Too large for this tablet.</source>
        <translation>Demasiado grande para esta tableta.</translation>
    </message>
    <message>
        <source>Too large for this kiosk.</source>
        <translation>Demasiado grande para este quiosco.</translation>
    </message>
    <message>
        <source>No room. Remove something first.</source>
        <translation>No hay espacio. Quita algo primero.</translation>
    </message>
    <message>
        <source>It came damaged. We try again soon.</source>
        <translation>Llegó dañado. Lo intentamos otra vez pronto.</translation>
    </message>
    <message>
        <source>It cannot come now. We try again soon.</source>
        <translation>Ahora no puede venir. Lo intentamos otra vez pronto.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Comes when the connection is back</source>
        <translation>Viene cuando vuelva la conexión</translation>
    </message>
    <message>
        <source>%1 of %2 songs are here</source>
        <translation>%1 de %2 canciones están aquí</translation>
    </message>
    <message>
        <source>On its way, %1</source>
        <translation>En camino, %1</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>It comes when the connection is back.</source>
        <translation>Viene cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>It comes to this tablet now.</source>
        <translation>Ya viene a esta tableta.</translation>
    </message>
    <message>
        <source>It comes to this kiosk now.</source>
        <translation>Ya viene a este quiosco.</translation>
    </message>
    <message>
        <source>Stands still for now, %1</source>
        <translation>Parado por ahora, %1</translation>
    </message>
    <message>
        <source>Ends %1, %2</source>
        <comment>date, time left</comment>
        <translation>Termina el %1, %2</translation>
    </message>
    <message>
        <source>Ends today at %1, %2</source>
        <comment>time, time left</comment>
        <translation>Termina hoy a las %1, %2</translation>
    </message>
    <message>
        <source>Ends %3 at %1, %2</source>
        <comment>time, time left, weekday</comment>
        <translation>Termina el %3 a las %1, %2</translation>
    </message>
    <message>
        <source>Rented. Once you start you have %1.</source>
        <translation>Alquilado. Desde que empieces tienes %1.</translation>
    </message>
    <message>
        <source>Yours to keep</source>
        <translation>Tuyo para siempre</translation>
    </message>
    <message numerus="yes">
        <source>Start within %n day(s)</source>
        <translation>
            <numerusform>Empieza dentro de %n día</numerusform>
            <numerusform>Empieza dentro de %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start within %n hour(s)</source>
        <translation>
            <numerusform>Empieza dentro de %n hora</numerusform>
            <numerusform>Empieza dentro de %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start within %n minute(s)</source>
        <translation>
            <numerusform>Empieza dentro de %n minuto</numerusform>
            <numerusform>Empieza dentro de %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>queda %n hora</numerusform>
            <numerusform>quedan %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>queda %n minuto</numerusform>
            <numerusform>quedan %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Watched to the end</source>
        <translation>Vista hasta el final</translation>
    </message>
    <message>
        <source>Read to the end</source>
        <translation>Leído hasta el final</translation>
    </message>
    <message>
        <source>Heard to the end</source>
        <translation>Oído hasta el final</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Lesson %1 of %2</source>
        <translation>Lección %1 de %2</translation>
    </message>
    <message>
        <source>Chapter %1 of %2</source>
        <translation>Capítulo %1 de %2</translation>
    </message>
    <message>
        <source>%1 left to watch</source>
        <translation>Te quedan %1 por ver</translation>
    </message>
    <message>
        <source>%1 left to hear</source>
        <translation>Te quedan %1 por oír</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>%1 % hecho</translation>
    </message>
    <message>
        <source>%1 KB a second</source>
        <translation>%1 KB por segundo</translation>
    </message>
    <message>
        <source>%1 MB a second</source>
        <translation>%1 MB por segundo</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
</context>
<context>
    <name>ListenSheet</name>
    <message>
        <source>Sleep timer</source>
        <translation>Temporizador</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>It pauses by itself after this time.</source>
        <translation>Se detiene solo después de este tiempo.</translation>
    </message>
    <message>
        <source>The voice stays as it is.</source>
        <translation>La voz sigue igual.</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>It cannot be quieter.</source>
        <translation>No puede sonar más bajo.</translation>
    </message>
    <message>
        <source>It cannot be louder.</source>
        <translation>No puede sonar más alto.</translation>
    </message>
</context>
<context>
    <name>LostCardDialog</name>
    <message>
        <source>Is your card lost?</source>
        <translation>¿Perdiste tu tarjeta?</translation>
    </message>
    <message>
        <source>We block it on every device. You can sign in with your ID number and PIN. Staff can give you a new card.</source>
        <translation>La bloqueamos en todos los equipos. Puedes entrar con tu número y tu PIN. El personal puede darte otra tarjeta.</translation>
    </message>
    <message>
        <source>Block my card</source>
        <translation>Bloquear mi tarjeta</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
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
    <message>
        <source>Saved</source>
        <translation>Guardadas</translation>
    </message>
</context>
<context>
    <name>MailWords</name>
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
        <source>You blocked %1. Unblock them to write.</source>
        <translation>Bloqueaste a %1. Quita el bloqueo para escribir.</translation>
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
    <message numerus="yes">
        <source>%n photo(s) or video(s)</source>
        <translation>
            <numerusform>%n foto o video</numerusform>
            <numerusform>%n fotos o videos</numerusform>
        </translation>
    </message>
    <message>
        <source>A photo was held back</source>
        <translation>Se retuvo una foto</translation>
    </message>
    <message>
        <source>A video was held back</source>
        <translation>Se retuvo un video</translation>
    </message>
    <message>
        <source>A card was held back</source>
        <translation>Se retuvo una tarjeta</translation>
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
        <source>A video could not be shown</source>
        <translation>No se pudo mostrar un video</translation>
    </message>
    <message>
        <source>A card could not be shown</source>
        <translation>No se pudo mostrar una tarjeta</translation>
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
        <source>It breaks a rule of this facility.</source>
        <translation>Va en contra de una regla de este centro.</translation>
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
        <source>You blocked this person.</source>
        <translation>Bloqueaste a esta persona.</translation>
    </message>
    <message>
        <source>This card is not used any more.</source>
        <translation>Esta tarjeta ya no se usa.</translation>
    </message>
    <message>
        <source>A text message takes words only.</source>
        <translation>Un mensaje de texto solo lleva palabras.</translation>
    </message>
    <message>
        <source>The price changed. Please send it once more.</source>
        <translation>El precio cambió. Envíalo otra vez.</translation>
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
    <name>MediaHead</name>
    <message>
        <source>Media</source>
        <translation>Medios</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
</context>
<context>
    <name>MediaKindScreen</name>
    <message>
        <source>Genres</source>
        <translation>Géneros</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aquí aún no hay nada</translation>
    </message>
    <message>
        <source>Titles come with the next connection.</source>
        <translation>Los títulos llegan con la próxima conexión.</translation>
    </message>
</context>
<context>
    <name>MediaScreen</name>
    <message>
        <source>The shelves are still empty</source>
        <translation>Los estantes aún están vacíos</translation>
    </message>
    <message>
        <source>Titles come with the next connection.</source>
        <translation>Los títulos llegan con la próxima conexión.</translation>
    </message>
</context>
<context>
    <name>MediaSearchScreen</name>
    <message>
        <source>Search in Media</source>
        <translation>Buscar en Medios</translation>
    </message>
    <message>
        <source>A name, or a word</source>
        <translation>Un nombre o una palabra</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>MessageModel</name>
    <message>
        <source>here %1</source>
        <translation>aquí %1</translation>
    </message>
    <message>
        <source>Saved. You find it under Saved.</source>
        <extracomment>Parts that stand above the words when they come first. The same after the name of the sender. The part that stands first (a list of one, or none), and all others in order. Only the photos, for the viewer. The letter lies in its card, which is to be opened first. Why it cannot be printed now, &quot;&quot; when it can. All mail with the contact of this id is wanted. The contact of this id is to be blocked, if it is meant.</extracomment>
        <translation>Guardada. La ves en Guardadas.</translation>
    </message>
    <message>
        <source>No longer under Saved.</source>
        <translation>Ya no está en Guardadas.</translation>
    </message>
    <message>
        <source>This was not saved. Please try again.</source>
        <translation>No se guardó. Prueba otra vez.</translation>
    </message>
    <message>
        <source>It is not your fault. Nothing was lost.</source>
        <translation>No es culpa tuya. No se perdió nada.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardada</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>All mail with %1</source>
        <translation>Todo el correo con %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloquear a %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>enviada %1</translation>
    </message>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>No puedes escribirle a %1 ahora.</translation>
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
        <source>Your reply needs no stamp</source>
        <translation>Tu respuesta no usa estampilla</translation>
    </message>
    <message>
        <source>Legal mail goes out without one too.</source>
        <translation>El correo legal sale también sin estampilla.</translation>
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
        <source>Reply</source>
        <translation>Responder</translation>
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
        <source>%1. It is on its way</source>
        <translation>%1. Está en camino</translation>
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
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>MeterWords</name>
    <message>
        <source>%1 of %2 letters</source>
        <translation>%1 de %2 letras</translation>
    </message>
    <message>
        <source>No stamp</source>
        <translation>Sin estampilla</translation>
    </message>
    <message>
        <source>A card</source>
        <translation>Una tarjeta</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message numerus="yes">
        <source>%n-second video</source>
        <translation>
            <numerusform>Video de %n segundo</numerusform>
            <numerusform>Video de %n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or video(s) are not on this device. They do not go from here.</source>
        <translation>
            <numerusform>%n foto o video no está en este dispositivo. No se envía desde aquí.</numerusform>
            <numerusform>%n fotos o videos no están en este dispositivo. No se envían desde aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take off: %1</source>
        <translation>Quitar: %1</translation>
    </message>
    <message>
        <source>1 stamp, paid by %1</source>
        <translation>1 estampilla, pagada por %1</translation>
    </message>
    <message>
        <source>No stamp needed</source>
        <translation>No hace falta estampilla</translation>
    </message>
    <message>
        <source>You have no stamps</source>
        <translation>No tienes estampillas</translation>
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
    <message numerus="yes">
        <source>Uses %1 of your %n stamp(s)</source>
        <translation>
            <numerusform>Usa %1 de tu %n estampilla</numerusform>
            <numerusform>Usa %1 de tus %n estampillas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letters too long</source>
        <translation>
            <numerusform>%1 letra de más</numerusform>
            <numerusform>%1 letras de más</numerusform>
        </translation>
    </message>
    <message>
        <source>Legal mail goes out without one too.</source>
        <translation>El correo legal sale también sin estampilla.</translation>
    </message>
    <message>
        <source>You can write now and send later.</source>
        <translation>Puedes escribir ahora y enviar después.</translation>
    </message>
    <message numerus="yes">
        <source>%1 letters left in this text message</source>
        <translation>
            <numerusform>Queda %1 letra en este mensaje de texto</numerusform>
            <numerusform>Quedan %1 letras en este mensaje de texto</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a long one. It needs a second stamp.</source>
        <translation>Es largo. Necesita una segunda estampilla.</translation>
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
        <source>Photos %1</source>
        <translation>Fotos %1</translation>
    </message>
    <message>
        <source>Video %1</source>
        <translation>Video %1</translation>
    </message>
    <message>
        <source>Card %1</source>
        <translation>Tarjeta %1</translation>
    </message>
    <message>
        <source>Words %1</source>
        <translation>Palabras %1</translation>
    </message>
</context>
<context>
    <name>MiniPlayer</name>
    <message>
        <source>Playing now</source>
        <translation>Suena ahora</translation>
    </message>
    <message>
        <source>Open the player. %1</source>
        <translation>Abrir el reproductor. %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Siguiente capítulo</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Siguiente canción</translation>
    </message>
    <message>
        <source>Stop and put the player away</source>
        <translation>Parar y guardar el reproductor</translation>
    </message>
</context>
<context>
    <name>MoneyAlerts</name>
    <message>
        <source>Saved here and safe</source>
        <translation>Guardado aquí y a salvo</translation>
    </message>
</context>
<context>
    <name>MoneyCards</name>
    <message>
        <source>Print a statement</source>
        <translation>Imprimir estado de cuenta</translation>
    </message>
    <message>
        <source>This looks wrong</source>
        <translation>Esto parece un error</translation>
    </message>
    <message>
        <source>To use while offline</source>
        <translation>Para usar sin conexión</translation>
    </message>
</context>
<context>
    <name>MoneyDeeds</name>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
    <message>
        <source>Move to credits</source>
        <translation>Pasar a créditos</translation>
    </message>
</context>
<context>
    <name>MoneyHistory</name>
    <message>
        <source>Every deposit and charge</source>
        <translation>Cada depósito y cada cargo</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
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
        <source>Money in</source>
        <translation>Recibido</translation>
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
        <source>No such line yet</source>
        <translation>Aún no hay ninguna</translation>
    </message>
    <message>
        <source>When you send or pay, the receipt is kept here.</source>
        <translation>Cuando envíes o pagues, el recibo se guardará aquí.</translation>
    </message>
    <message>
        <source>You will see each deposit and each charge here.</source>
        <translation>Aquí verás cada depósito y cada cargo.</translation>
    </message>
</context>
<context>
    <name>MoneyModel</name>
    <message numerus="yes">
        <source>Set aside on %n device(s)</source>
        <extracomment>They stand on a page that is scrolled as a whole. [{ title, line }]: where something is set aside, and until when. [{ title, line, end }] [{ key, title, kind, paid, left, note, fraction, canPay }] [{ title, line, amount }]: what was taken from deposits or paid, newest first. [{ label, value, fraction, hue, main }]</extracomment>
        <translation>
            <numerusform>Apartado en %n aparato</numerusform>
            <numerusform>Apartado en %n aparatos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older line(s)</source>
        <translation>
            <numerusform>Ver %n línea anterior</numerusform>
            <numerusform>Ver %n líneas anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters.</source>
        <translation>No hay nada. Prueba con menos letras.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation>
            <numerusform>%n línea encontrada</numerusform>
            <numerusform>%n líneas encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is paid</source>
        <translation>Todo está pagado</translation>
    </message>
    <message>
        <source>You owe %1</source>
        <translation>Debes %1</translation>
    </message>
    <message>
        <source>You owe nothing now</source>
        <translation>Ahora no debes nada</translation>
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
        <source>And %n reply(s) paid by others</source>
        <translation>
            <numerusform>Y %n respuesta pagada por otros</numerusform>
            <numerusform>Y %n respuestas pagadas por otros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n reply(s) paid by %1</source>
        <translation>
            <numerusform>Y %n respuesta pagada por %1</numerusform>
            <numerusform>Y %n respuestas pagadas por %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far</source>
        <comment>month</comment>
        <translation>%1 hasta hoy</translation>
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
    <name>MoneySearchScreen</name>
    <message>
        <source>Search in Money</source>
        <translation>Buscar en Dinero</translation>
    </message>
    <message>
        <source>A name, an amount, a number</source>
        <translation>Un nombre, una cantidad, un número</translation>
    </message>
    <message>
        <source>Look for a line</source>
        <translation>Busca un movimiento</translation>
    </message>
    <message>
        <source>Try a name, $25, online, or a reference.</source>
        <translation>Prueba con un nombre, $25, en línea o una referencia.</translation>
    </message>
    <message>
        <source>You can also look for an amount, such as $25.</source>
        <translation>También puedes buscar un monto, como $25.</translation>
    </message>
</context>
<context>
    <name>MoneyWords</name>
    <message>
        <source>You took this back: %1</source>
        <extracomment>Kinds that are one bar in the month at a glance, and its hue. Kinds whose detail is the name of somebody or something.</extracomment>
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
        <source>The title could not be bought</source>
        <translation>No se pudo comprar el título</translation>
    </message>
    <message>
        <source>The title could not be rented</source>
        <translation>No se pudo alquilar el título</translation>
    </message>
    <message>
        <source>The commissary order was not taken</source>
        <translation>El pedido a la tienda no fue aceptado</translation>
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
        <source>Bought in Media</source>
        <translation>Comprado en Medios</translation>
    </message>
    <message>
        <source>Rented in Media</source>
        <translation>Alquilado en Medios</translation>
    </message>
    <message>
        <source>Commissary order</source>
        <translation>Pedido a la tienda</translation>
    </message>
    <message>
        <source>Correction by staff</source>
        <translation>Corrección del personal</translation>
    </message>
    <message>
        <source>Nothing was charged</source>
        <translation>No se cobró nada</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Pasado</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Entró</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Salió</translation>
    </message>
    <message>
        <source>Trust account and credits</source>
        <translation>Cuenta de depósito y créditos</translation>
    </message>
    <message>
        <source>Trust account</source>
        <translation>Cuenta de depósito</translation>
    </message>
    <message>
        <source>Credits and stamps</source>
        <translation>Créditos y estampillas</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Créditos</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Estampillas</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>What you owe</source>
        <translation>Lo que debes</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>The facility</source>
        <translation>El centro</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>Dinero recibido</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>Dinero gastado</translation>
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
        <source>from trust account</source>
        <translation>de la cuenta de depósito</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Medios</translation>
    </message>
    <message>
        <source>Commissary</source>
        <translation>Tienda</translation>
    </message>
    <message numerus="yes">
        <source>%n free stamp(s) come each month. The next come in %1.</source>
        <translation>
            <numerusform>Cada mes llega %n estampilla gratis. La próxima llega en %1.</numerusform>
            <numerusform>Cada mes llegan %n estampillas gratis. Las próximas llegan en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>video visits</source>
        <translation>visitas por video</translation>
    </message>
    <message>
        <source>Mail, legal mail, requests and balances still work.</source>
        <translation>El correo, el correo legal, las solicitudes y los saldos siguen funcionando.</translation>
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
    <name>MorePlacesScreen</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Commissary</source>
        <translation>Comisaría</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Estampillas</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soporte</translation>
    </message>
    <message>
        <source>Tablet, kiosk, cards, charger</source>
        <translation>Tableta, kiosco, tarjetas, cargador</translation>
    </message>
</context>
<context>
    <name>MoreSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>MovieKeys</name>
    <message>
        <source>Movie keys</source>
        <translation>Teclas de la película</translation>
    </message>
    <message>
        <source>Place in the movie</source>
        <translation>Lugar en la película</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Ver otra vez</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>10 s back</source>
        <translation>10 s atrás</translation>
    </message>
    <message>
        <source>10 s on</source>
        <translation>10 s adelante</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Velocidad: %1</translation>
    </message>
</context>
<context>
    <name>MovieModel</name>
    <message>
        <source>Captions: off</source>
        <extracomment>Off, on, or the language of several: what the key for them says. When a rental ends; &quot;&quot; for what is theirs. Why it does not play.</extracomment>
        <translation>Subtítulos: no</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>número %1</translation>
    </message>
    <message>
        <source>Captions: %1</source>
        <translation>Subtítulos: %1</translation>
    </message>
    <message>
        <source>Captions: on</source>
        <translation>Subtítulos: sí</translation>
    </message>
    <message>
        <source>A part of this movie was damaged. It comes again by itself.</source>
        <translation>Una parte de la película estaba dañada. Vuelve a llegar sola.</translation>
    </message>
    <message>
        <source>This movie did not play. It is not your fault.</source>
        <translation>Esta película no se pudo reproducir. No es culpa tuya.</translation>
    </message>
</context>
<context>
    <name>MovieScreen</name>
    <message>
        <source>Movie: %1</source>
        <translation>Película: %1</translation>
    </message>
    <message>
        <source>Hide the keys</source>
        <translation>Ocultar las teclas</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Mostrar las teclas</translation>
    </message>
    <message>
        <source>The movie stopped</source>
        <translation>La película se detuvo</translation>
    </message>
</context>
<context>
    <name>MusicLines</name>
    <message>
        <source>Chapters</source>
        <translation>Capítulos</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
    <message>
        <source>Playing now</source>
        <translation>Suena ahora</translation>
    </message>
    <message>
        <source>Chapter %1</source>
        <translation>Capítulo %1</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
</context>
<context>
    <name>MusicModel</name>
    <message>
        <source>None of these songs is on this device.</source>
        <extracomment>The next song is opened so long before the end of this one. &quot;Back&quot; within this begins the song before; later it begins this one anew. Something is there to play: the mini player is shown. &quot;song&quot; or &quot;audiobook&quot;. Which line plays, for the list to show it. { picture, hue, figure, ratio, kind } What plays in one line, for the mini player and for assistive technology. &quot;off&quot;, &quot;all&quot; or &quot;one&quot; [{ key, text, selected }] It is not read as fast as it was spoken. It began to play, or goes on: the person is here, and reading aloud stops. A word on what happened: a song was skipped, the timer ended it.</extracomment>
        <translation>Ninguna de estas canciones está en este dispositivo.</translation>
    </message>
    <message>
        <source>“%1” is not ready here. The next song plays.</source>
        <translation>“%1” no está listo aquí. Suena la siguiente.</translation>
    </message>
    <message>
        <source>A part of “%1” was damaged. It comes again by itself.</source>
        <translation>Una parte de “%1” estaba dañada. Vuelve a llegar sola.</translation>
    </message>
    <message>
        <source>“%1” did not play. It is not your fault.</source>
        <translation>“%1” no se pudo reproducir. No es culpa tuya.</translation>
    </message>
    <message>
        <source>The sleep timer paused it.</source>
        <translation>El temporizador la detuvo.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>Repetir: no</translation>
    </message>
    <message>
        <source>Repeat: all</source>
        <translation>Repetir: todas</translation>
    </message>
    <message>
        <source>Repeat: this song</source>
        <translation>Repetir: esta canción</translation>
    </message>
</context>
<context>
    <name>MusicPlayer</name>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source>30 seconds back</source>
        <translation>30 segundos atrás</translation>
    </message>
    <message>
        <source>The song before</source>
        <translation>La canción anterior</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>30 seconds on</source>
        <translation>30 segundos adelante</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Siguiente canción</translation>
    </message>
    <message>
        <source>This is the last song.</source>
        <translation>Esta es la última canción.</translation>
    </message>
    <message>
        <source>Place in the book</source>
        <translation>Lugar en el libro</translation>
    </message>
    <message>
        <source>Place in the song</source>
        <translation>Lugar en la canción</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Velocidad: %1</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Dormir</translation>
    </message>
    <message>
        <source>Sleep timer: %1</source>
        <translation>Temporizador: %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Shuffle: on</source>
        <translation>Mezclar: sí</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>Mezclar: no</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Add this song to a playlist</source>
        <translation>Poner esta canción en una lista</translation>
    </message>
</context>
<context>
    <name>MusicScreen</name>
    <message>
        <source>Nothing plays now</source>
        <translation>No suena nada ahora</translation>
    </message>
    <message>
        <source>Find your songs in your library.</source>
        <translation>Tus canciones están en tu biblioteca.</translation>
    </message>
    <message>
        <source>Go to my library</source>
        <translation>Ir a mi biblioteca</translation>
    </message>
</context>
<context>
    <name>MusicSets</name>
    <message>
        <source>Playing from your songs</source>
        <translation>Suenan tus canciones</translation>
    </message>
    <message>
        <source>Your audiobook</source>
        <translation>Tu audiolibro</translation>
    </message>
    <message>
        <source>Playing from your playlist</source>
        <translation>Suena tu lista</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n canción</numerusform>
            <numerusform>%n canciones</numerusform>
        </translation>
    </message>
    <message>
        <source>My songs</source>
        <translation>Mis canciones</translation>
    </message>
    <message>
        <source>yours to keep</source>
        <translation>tuyo para siempre</translation>
    </message>
    <message>
        <source>Playing from your album</source>
        <translation>Suena tu álbum</translation>
    </message>
</context>
<context>
    <name>MyCardModel</name>
    <message>
        <source>Your card is blocked. Ask staff for a new one.</source>
        <translation>Tu tarjeta está bloqueada. Pide otra al personal.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
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
        <source>Media</source>
        <translation>Medios</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
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
    <name>NewPinModel</name>
    <message>
        <source>Your new PIN works now.</source>
        <extracomment>The person may not go on without it. The first step stands: back leaves. Central&apos;s word was lost: only signing in again shows which PIN counts.</extracomment>
        <translation>Tu PIN nuevo ya funciona.</translation>
    </message>
    <message>
        <source>Your PIN now</source>
        <translation>Tu PIN de ahora</translation>
    </message>
    <message>
        <source>Type the PIN that you use today.</source>
        <translation>Escribe el PIN que usas hoy.</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>Elige un PIN nuevo</translation>
    </message>
    <message>
        <source>Staff gave you the first one. Choose one that only you know.</source>
        <translation>El personal te dio el primero. Elige uno que solo tú sepas.</translation>
    </message>
    <message>
        <source>Choose one that nobody can guess.</source>
        <translation>Elige uno que nadie pueda adivinar.</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Escríbelo otra vez</translation>
    </message>
    <message>
        <source>So that we know it is right.</source>
        <translation>Así sabemos que está bien.</translation>
    </message>
    <message numerus="yes">
        <source>That PIN did not match. You have %n tries left.</source>
        <translation>
            <numerusform>Ese PIN no coincide. Te queda %n intento.</numerusform>
            <numerusform>Ese PIN no coincide. Te quedan %n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>That PIN did not match. You can try again in %1.</source>
        <translation>Ese PIN no coincide. Puedes probar de nuevo en %1.</translation>
    </message>
    <message>
        <source>Saving your new PIN</source>
        <translation>Guardamos tu PIN nuevo</translation>
    </message>
    <message>
        <source>That PIN is easy to guess. Choose another one.</source>
        <translation>Ese PIN es fácil de adivinar. Elige otro.</translation>
    </message>
    <message>
        <source>A new PIN needs a connection. Your PIN stays as it is.</source>
        <translation>Un PIN nuevo necesita conexión. Tu PIN sigue igual.</translation>
    </message>
    <message>
        <source>No answer came. Sign in again with your new PIN. If it does not work, use the old one.</source>
        <translation>No llegó respuesta. Entra otra vez con tu PIN nuevo. Si no sirve, usa el de antes.</translation>
    </message>
    <message>
        <source>We do not know this person. Start over, or ask staff.</source>
        <translation>No conocemos a esta persona. Empieza de nuevo o pregunta al personal.</translation>
    </message>
    <message>
        <source>You cannot sign in here now. Ask your case manager about this.</source>
        <translation>No puedes entrar aquí ahora. Pregunta a tu encargado de caso.</translation>
    </message>
    <message>
        <source>This device starts again in a moment. Try again then.</source>
        <translation>Este dispositivo se reinicia en un momento. Inténtalo después.</translation>
    </message>
    <message numerus="yes">
        <source>Your PIN has %n digits.</source>
        <translation>
            <numerusform>Tu PIN tiene %n número.</numerusform>
            <numerusform>Tu PIN tiene %n números.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those two were not the same. Choose again.</source>
        <translation>Los dos no eran iguales. Elige de nuevo.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>Sign in again</source>
        <translation>Entrar otra vez</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>NewsPeek</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Next today · %1</source>
        <translation>Lo próximo de hoy · %1</translation>
    </message>
</context>
<context>
    <name>NextVisit</name>
    <message>
        <source>Join the visit</source>
        <translation>Entrar a la visita</translation>
    </message>
    <message>
        <source>Check picture and sound</source>
        <translation>Probar imagen y sonido</translation>
    </message>
</context>
<context>
    <name>NoticeView</name>
    <message>
        <source>This notice has ended</source>
        <translation>Este aviso terminó</translation>
    </message>
    <message>
        <source>It is not shown any more.</source>
        <translation>Ya no se muestra.</translation>
    </message>
    <message>
        <source>Back to News</source>
        <translation>Volver a Noticias</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>NoticesList</name>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>No news yet</source>
        <translation>Aún no hay noticias</translation>
    </message>
    <message>
        <source>News comes with the next connection.</source>
        <translation>Las noticias llegan con la próxima conexión.</translation>
    </message>
    <message>
        <source>You will see notices and news here.</source>
        <translation>Aquí verás avisos y noticias.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Importante</translation>
    </message>
</context>
<context>
    <name>NoticesModel</name>
    <message>
        <source>Offer</source>
        <extracomment>The one that is read, or the word that it has ended.</extracomment>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticia</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Shown until %1</source>
        <translation>Se muestra hasta: %1</translation>
    </message>
    <message>
        <source>From %1 until %2</source>
        <comment>dates</comment>
        <translation>Del %1 al %2</translation>
    </message>
</context>
<context>
    <name>NoticesScreen</name>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>Choose a notice</source>
        <translation>Elige un aviso</translation>
    </message>
    <message>
        <source>Touch a notice at the left to read it here.</source>
        <translation>Toca un aviso a la izquierda para leerlo aquí.</translation>
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
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Type your ID number first.</source>
        <translation>Primero pon tu número de ID.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>OfflineCards</name>
    <message>
        <source>Works now</source>
        <translation>Funciona ahora</translation>
    </message>
    <message>
        <source>Saved mail, writing, contacts, buying stamps</source>
        <translation>Correo guardado, escribir, contactos, comprar estampillas</translation>
    </message>
    <message>
        <source>Needs connection</source>
        <translation>Necesita conexión</translation>
    </message>
    <message>
        <source>New mail, photos and videos, new balances</source>
        <translation>Correo nuevo, fotos y videos, saldos nuevos</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>One moment. This screen is getting ready.</source>
        <translation>Un momento. La pantalla se está preparando.</translation>
    </message>
</context>
<context>
    <name>OrderReviewScreen</name>
    <message>
        <source>Check your order</source>
        <translation>Revisa tu pedido</translation>
    </message>
</context>
<context>
    <name>OrderScreen</name>
    <message>
        <source>This is not kept any more</source>
        <translation>Esto ya no se guarda</translation>
    </message>
    <message>
        <source>Money has every charge.</source>
        <translation>En Dinero está cada cargo.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Qué trae</translation>
    </message>
    <message>
        <source>Cancel this order? All of the money comes back.</source>
        <translation>¿Cancelar este pedido? Todo el dinero regresa.</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>Dejar el pedido</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>Cancelar el pedido</translation>
    </message>
    <message>
        <source>Cancel this order</source>
        <translation>Cancelar este pedido</translation>
    </message>
    <message>
        <source>Put it in the basket again</source>
        <translation>Ponerlo de nuevo en la canasta</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>OrdersModel</name>
    <message>
        <source>Pack from %1</source>
        <extracomment>all, orders or packs [{ title, line, amount, isIn, icon, hue }] [{ title, line }] The one that is looked at. As StepTracker takes them. [{ name, price, note }] [{ label, value, strong }]</extracomment>
        <translation>Paquete de %1</translation>
    </message>
    <message>
        <source>Order for %1</source>
        <translation>Pedido por %1</translation>
    </message>
    <message>
        <source>Being cancelled</source>
        <translation>Se está cancelando</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Waits for connection</source>
        <translation>Espera la conexión</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Being packed</source>
        <translation>Se está empacando</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Empacado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>At the facility</source>
        <translation>En el centro</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Your order</source>
        <translation>Tu pedido</translation>
    </message>
    <message>
        <source>Given back to you</source>
        <translation>Devuelto a ti</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Retirado: %1</translation>
    </message>
    <message>
        <source>%1 each week</source>
        <translation>%1 cada semana</translation>
    </message>
    <message>
        <source>%1 each month</source>
        <translation>%1 cada mes</translation>
    </message>
    <message>
        <source>Next on %1</source>
        <comment>day</comment>
        <translation>El próximo: %1</translation>
    </message>
    <message>
        <source>Your family gave it for the commissary. It pays first.</source>
        <translation>Tu familia lo dio para la tienda. Se usa primero.</translation>
    </message>
    <message>
        <source>You can cancel until %1.</source>
        <comment>time</comment>
        <translation>Puedes cancelar hasta %1.</translation>
    </message>
    <message>
        <source>Order %1</source>
        <comment>number</comment>
        <translation>Pedido %1</translation>
    </message>
    <message>
        <source>Your order is being cancelled</source>
        <translation>Tu pedido se está cancelando</translation>
    </message>
    <message>
        <source>Your order is saved</source>
        <translation>Tu pedido está guardado</translation>
    </message>
    <message>
        <source>Your order waits for the connection</source>
        <translation>Tu pedido espera la conexión</translation>
    </message>
    <message>
        <source>It comes on %1</source>
        <comment>day</comment>
        <translation>Llega el %1</translation>
    </message>
    <message>
        <source>Your order is in</source>
        <translation>Tu pedido está hecho</translation>
    </message>
    <message>
        <source>Your order is being packed</source>
        <translation>Tu pedido se está empacando</translation>
    </message>
    <message>
        <source>Your order is packed</source>
        <translation>Tu pedido está empacado</translation>
    </message>
    <message>
        <source>You have your order</source>
        <translation>Ya tienes tu pedido</translation>
    </message>
    <message>
        <source>This order was cancelled</source>
        <translation>Este pedido fue cancelado</translation>
    </message>
    <message>
        <source>This order was not taken</source>
        <translation>Este pedido no fue aceptado</translation>
    </message>
    <message numerus="yes">
        <source>%n was missing. You got the money back.</source>
        <translation>
            <numerusform>Faltó %n. Se te devolvió el dinero.</numerusform>
            <numerusform>Faltaron %n. Se te devolvió el dinero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was taken back. You got the money back.</source>
        <translation>
            <numerusform>Se devolvió %n. Se te devolvió el dinero.</numerusform>
            <numerusform>Se devolvieron %n. Se te devolvió el dinero.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>how many, what</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <source>From family money</source>
        <translation>Del dinero de la familia</translation>
    </message>
    <message>
        <source>From your trust account</source>
        <translation>De tu cuenta de depósito</translation>
    </message>
    <message>
        <source>From your credits</source>
        <translation>De tus créditos</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Enviado por</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporte</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Número de rastreo</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Se espera</translation>
    </message>
    <message>
        <source>The order is cancelled.</source>
        <translation>El pedido está cancelado.</translation>
    </message>
</context>
<context>
    <name>OrdersScreen</name>
    <message>
        <source>Orders and packs</source>
        <translation>Pedidos y paquetes</translation>
    </message>
    <message>
        <source>Family money %1</source>
        <translation>Dinero de la familia %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pedidos</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>No packs yet</source>
        <translation>Aún no hay paquetes</translation>
    </message>
    <message>
        <source>Nothing ordered yet</source>
        <translation>Aún no hay pedidos</translation>
    </message>
    <message>
        <source>Packs that family sends show here.</source>
        <translation>Aquí verás los paquetes de tu familia.</translation>
    </message>
    <message>
        <source>Your orders and where they are show here.</source>
        <translation>Aquí verás tus pedidos y dónde están.</translation>
    </message>
    <message>
        <source>See the shelves</source>
        <translation>Ver los artículos</translation>
    </message>
</context>
<context>
    <name>OtherCardDialog</name>
    <message>
        <source>Do you want to sign out?</source>
        <translation>¿Quieres salir?</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Seguir aquí</translation>
    </message>
    <message>
        <source>Sign out now</source>
        <translation>Salir ahora</translation>
    </message>
</context>
<context>
    <name>OtherCardModel</name>
    <message>
        <source>What you wrote is saved.</source>
        <extracomment>Without an answer the question goes away, and the person stays. The person signed out for this one (Person).</extracomment>
        <translation>Lo que escribiste está guardado.</translation>
    </message>
    <message>
        <source>A staff card was shown.</source>
        <translation>Se mostró una tarjeta del personal.</translation>
    </message>
    <message>
        <source>Another card was shown.</source>
        <translation>Se mostró otra tarjeta.</translation>
    </message>
</context>
<context>
    <name>OwedScreen</name>
    <message>
        <source>Pay some of it</source>
        <translation>Pagar una parte</translation>
    </message>
    <message>
        <source>What was paid</source>
        <translation>Lo que se pagó</translation>
    </message>
</context>
<context>
    <name>OwnedTitleModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <extracomment>What the Cover shows. How much is here, 0 to 1; below 0: all, or nothing is on its way. [{ key, text, icon }] The songs of an album. The store&apos;s page of a title is wanted.</extracomment>
        <translation>
            <numerusform>%n canción</numerusform>
            <numerusform>%n canciones</numerusform>
        </translation>
    </message>
    <message>
        <source>In the cloud, not on this device</source>
        <translation>En la nube, no en este equipo</translation>
    </message>
    <message>
        <source>Rent it again</source>
        <translation>Alquilar otra vez</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Bring it here</source>
        <translation>Traer aquí</translation>
    </message>
    <message>
        <source>Go on bringing it</source>
        <translation>Seguir trayéndolo</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Seguir viendo</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Seguir leyendo</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Go on listening</source>
        <translation>Seguir oyendo</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Go on learning</source>
        <translation>Seguir aprendiendo</translation>
    </message>
    <message>
        <source>Start the course</source>
        <translation>Empezar el curso</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>%1. It opens when all of it is here.</source>
        <translation>%1. Se abre cuando todo esté aquí.</translation>
    </message>
    <message>
        <source>Bring this first</source>
        <translation>Traer este primero</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Bring all songs</source>
        <translation>Traer todas las canciones</translation>
    </message>
    <message>
        <source>See what takes up room</source>
        <translation>Ver qué ocupa espacio</translation>
    </message>
    <message>
        <source>Remove from this tablet</source>
        <translation>Quitar de esta tableta</translation>
    </message>
    <message>
        <source>Remove from this kiosk</source>
        <translation>Quitar de este quiosco</translation>
    </message>
    <message>
        <source>Proof that it is yours</source>
        <translation>Prueba de que es tuyo</translation>
    </message>
    <message>
        <source>Removed from here. It stays yours.</source>
        <translation>Ya no está aquí. Sigue siendo tuyo.</translation>
    </message>
    <message>
        <source>This one comes first now.</source>
        <translation>Este viene primero ahora.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>OwnedTitleScreen</name>
    <message>
        <source>This is not in your library any more</source>
        <translation>Esto ya no está en tu biblioteca</translation>
    </message>
    <message>
        <source>It was given back, or your time with it is over.</source>
        <translation>Fue devuelto, o tu tiempo con él terminó.</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
</context>
<context>
    <name>OwnershipModel</name>
    <message>
        <source>This is not in your library any more.</source>
        <extracomment>[{ name, value }] The square code, row by row, &quot;1&quot; is dark.</extracomment>
        <translation>Esto ya no está en tu biblioteca.</translation>
    </message>
    <message>
        <source>You can still undo this until %1. The proof comes after that.</source>
        <translation>Puedes deshacerlo hasta las %1. La prueba viene después.</translation>
    </message>
    <message>
        <source>Connect this device once. Then the proof comes.</source>
        <translation>Conecta este equipo una vez. Luego viene la prueba.</translation>
    </message>
    <message>
        <source>The proof is on its way.</source>
        <translation>La prueba está en camino.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>By</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Es de</translation>
    </message>
    <message>
        <source>Yours since</source>
        <translation>Tuyo desde</translation>
    </message>
    <message>
        <source>Price paid</source>
        <translation>Precio pagado</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>This title is yours for good, on any device. Staff can check this code.</source>
        <translation>Este título es tuyo para siempre, en cualquier equipo. El personal puede comprobar este código.</translation>
    </message>
    <message>
        <source>Your proof</source>
        <translation>Tu prueba</translation>
    </message>
    <message>
        <source>This did not print. Please try again.</source>
        <translation>No se imprimió. Inténtalo otra vez, por favor.</translation>
    </message>
</context>
<context>
    <name>OwnershipScreen</name>
    <message>
        <source>Proof that it is yours</source>
        <translation>Prueba de que es tuyo</translation>
    </message>
    <message>
        <source>Print the proof</source>
        <translation>Imprimir la prueba</translation>
    </message>
    <message>
        <source>Square code of the proof</source>
        <translation>Código cuadrado de la prueba</translation>
    </message>
</context>
<context>
    <name>PageLinks</name>
    <message>
        <source>No links on this page</source>
        <translation>Esta página no tiene enlaces</translation>
    </message>
    <message>
        <source>Words with a line under them are links.</source>
        <translation>Las palabras subrayadas son enlaces.</translation>
    </message>
    <message>
        <source>Links on this page</source>
        <translation>Enlaces de esta página</translation>
    </message>
    <message>
        <source>Note %1</source>
        <translation>Nota %1</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>My library</source>
        <translation>Mi biblioteca</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
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
        <source>Text &amp; color</source>
        <translation>Texto y color</translation>
    </message>
    <message>
        <source>Choose a card</source>
        <translation>Elige una tarjeta</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Ask to add someone</source>
        <translation>Pedir a alguien nuevo</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Ask for a visit</source>
        <translation>Pedir una visita</translation>
    </message>
    <message>
        <source>Picture and sound</source>
        <translation>Imagen y sonido</translation>
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
        <source>Media</source>
        <translation>Medios</translation>
    </message>
    <message>
        <source>Encyclopedia</source>
        <translation>Enciclopedia</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Juegos</translation>
    </message>
    <message>
        <source>Chess</source>
        <translation>Ajedrez</translation>
    </message>
    <message>
        <source>Solitaire</source>
        <translation>Solitario</translation>
    </message>
    <message>
        <source>Word game</source>
        <translation>Juego de palabras</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Todas las solicitudes</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soporte</translation>
    </message>
    <message>
        <source>Commissary</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Canasta</translation>
    </message>
    <message>
        <source>Check your order</source>
        <translation>Revisa tu pedido</translation>
    </message>
    <message>
        <source>Orders and packs</source>
        <translation>Pedidos y paquetes</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Family money</source>
        <translation>Dinero de la familia</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Noticias</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Cerrado ahora</translation>
    </message>
    <message>
        <source>When you leave</source>
        <translation>Cuando te vayas</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>PayLine</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change: move money to credits</source>
        <translation>Cambiar: pasar dinero a créditos</translation>
    </message>
</context>
<context>
    <name>PeopleFoot</name>
    <message>
        <source>Requests and blocked people</source>
        <translation>Peticiones y bloqueados</translation>
    </message>
    <message>
        <source>Ask to add someone</source>
        <translation>Pedir a alguien nuevo</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>Aún no hay personas</translation>
    </message>
    <message>
        <source>Your list comes from the facility. You can ask to add someone.</source>
        <translation>Tu lista viene del centro. Puedes pedir que añadan a alguien.</translation>
    </message>
    <message>
        <source>Ask to add someone</source>
        <translation>Pedir a alguien nuevo</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>No puedes escribirle a %1 ahora.</translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n bloqueado</numerusform>
            <numerusform>%n bloqueados</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is blocked</source>
        <translation>Nadie está bloqueado</translation>
    </message>
    <message>
        <source>Their mail does not reach you.</source>
        <translation>Su correo no te llega.</translation>
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
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Elige a una persona</translation>
    </message>
    <message>
        <source>Touch a name at the left to see more.</source>
        <translation>Toca un nombre a la izquierda para ver más.</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>Mensajes de texto</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>Legal</translation>
    </message>
    <message>
        <source>Their mail does not reach you. They are not told.</source>
        <translation>Su correo no te llega. No se enteran.</translation>
    </message>
    <message>
        <source>Mail is paused. Ask your unit staff why.</source>
        <translation>El correo está en pausa. Pregunta al personal de tu unidad.</translation>
    </message>
    <message>
        <source>You can write to each other.</source>
        <translation>Pueden escribirse.</translation>
    </message>
    <message>
        <source>They can send you text messages.</source>
        <translation>Puede mandarte mensajes de texto.</translation>
    </message>
    <message>
        <source>You write to each other by text message.</source>
        <translation>Se escriben por mensaje de texto.</translation>
    </message>
    <message>
        <source>You can see each other by video.</source>
        <translation>Pueden verse por video.</translation>
    </message>
    <message>
        <source>Legal mail. Staff do not read it.</source>
        <translation>Correo legal. El personal no lo lee.</translation>
    </message>
    <message>
        <source>The mail center did not take this. It is as before.</source>
        <translation>El centro de correo no lo aceptó. Sigue como antes.</translation>
    </message>
    <message>
        <source>You blocked %1.</source>
        <translation>Bloqueaste a %1.</translation>
    </message>
    <message>
        <source>You unblocked %1.</source>
        <translation>Desbloqueaste a %1.</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>pedido %1</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>En espera de envío</translation>
    </message>
    <message>
        <source>Staff will look</source>
        <translation>El personal lo verá</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>No añadido</translation>
    </message>
    <message>
        <source>Mail with this person is not allowed.</source>
        <translation>No se permite el correo con esta persona.</translation>
    </message>
    <message>
        <source>A court order does not allow mail with this person.</source>
        <translation>Una orden del juez no permite el correo con esta persona.</translation>
    </message>
    <message>
        <source>This person works here.</source>
        <translation>Esta persona trabaja aquí.</translation>
    </message>
    <message>
        <source>We could not find out who this is.</source>
        <translation>No pudimos saber quién es.</translation>
    </message>
    <message>
        <source>The email address or phone number did not work.</source>
        <translation>El correo electrónico o el teléfono no funcionó.</translation>
    </message>
    <message>
        <source>You have asked for many people. Wait for an answer first.</source>
        <translation>Has pedido a muchas personas. Espera primero una respuesta.</translation>
    </message>
    <message>
        <source>The name was missing.</source>
        <translation>Faltaba el nombre.</translation>
    </message>
    <message>
        <source>Ask your case manager about this.</source>
        <translation>Pregunta a quien lleva tu caso.</translation>
    </message>
</context>
<context>
    <name>PersonModel</name>
    <message>
        <source>You blocked %1. They are not told.</source>
        <extracomment>[{ text, icon }] Why they cannot be blocked.</extracomment>
        <translation>Bloqueaste a %1. No se entera.</translation>
    </message>
    <message>
        <source>You unblocked %1. You can write again.</source>
        <translation>Desbloqueaste a %1. Puedes escribir otra vez.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>You cannot write to %1 now.</source>
        <translation>No puedes escribirle a %1 ahora.</translation>
    </message>
    <message>
        <source>You blocked %1. Unblock them to write.</source>
        <translation>Bloqueaste a %1. Quita el bloqueo para escribir.</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Escribirle a %1</translation>
    </message>
    <message>
        <source>All mail with %1</source>
        <translation>Todo el correo con %1</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloquear a %1</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>¿Bloquear a %1?</translation>
    </message>
    <message>
        <source>Their mail does not reach you. You cannot write to them. They are not told. You can undo this in Contacts.</source>
        <translation>Su correo no te llega. No puedes escribirle. No se entera. Puedes deshacerlo en Contactos.</translation>
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
        <source>%1. It is on its way</source>
        <translation>%1. Está en camino</translation>
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
        <source>Numbers typed</source>
        <translation>Números escritos</translation>
    </message>
    <message>
        <source>No numbers typed yet</source>
        <translation>Aún no hay números</translation>
    </message>
</context>
<context>
    <name>PinModel</name>
    <message numerus="yes">
        <source>That PIN did not match. You have %n tries left.</source>
        <extracomment>Signed in with a PIN (the argument) that must be replaced. Kept from Go to the verdict: a PIN that staff gave out is replaced next, without being typed again.</extracomment>
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
        <translation>No puedes entrar aquí ahora. Pregunta a tu encargado de caso.</translation>
    </message>
    <message>
        <source>This device starts again in a moment. Try again then.</source>
        <translation>Este dispositivo se reinicia en un momento. Inténtalo después.</translation>
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
        <translation>Ese PIN no coincide. Puedes probar de nuevo en %1.</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
</context>
<context>
    <name>PinnedNotice</name>
    <message>
        <source>Important notice</source>
        <translation>Aviso importante</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Remove this bookmark</source>
        <translation>Quitar esta marca</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Smaller picture</source>
        <translation>Imagen más pequeña</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>PlayerTrack</name>
    <message>
        <source>Place in the video</source>
        <translation>Lugar en el video</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>PlaylistChoices</name>
    <message>
        <source>Songs that you can add</source>
        <translation>Canciones que puedes añadir</translation>
    </message>
    <message>
        <source>Add songs to %1</source>
        <translation>Añadir canciones a %1</translation>
    </message>
    <message>
        <source>All your songs are in this playlist.</source>
        <translation>Todas tus canciones están en esta lista.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>PlaylistName</name>
    <message>
        <source>Name of the playlist</source>
        <translation>Nombre de la lista</translation>
    </message>
</context>
<context>
    <name>PlaylistRow</name>
    <message>
        <source>Play %1</source>
        <translation>Reproducir %1</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
    <message>
        <source>Move up: %1</source>
        <translation>Subir: %1</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>Bajar: %1</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Sacar: %1</translation>
    </message>
</context>
<context>
    <name>PlaylistScreen</name>
    <message>
        <source>This playlist is gone</source>
        <translation>Esta lista ya no está</translation>
    </message>
    <message>
        <source>Its songs are still yours.</source>
        <translation>Sus canciones siguen siendo tuyas.</translation>
    </message>
    <message>
        <source>See my playlists</source>
        <translation>Ver mis listas</translation>
    </message>
</context>
<context>
    <name>PlaylistSheet</name>
    <message>
        <source>Add to a playlist</source>
        <translation>Poner en una lista</translation>
    </message>
    <message>
        <source>All my playlists</source>
        <translation>Todas mis listas</translation>
    </message>
    <message>
        <source>Make a playlist</source>
        <translation>Hacer una lista</translation>
    </message>
</context>
<context>
    <name>PlaylistSongs</name>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Otro nombre</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>Usar este nombre</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Add songs</source>
        <translation>Añadir canciones</translation>
    </message>
    <message>
        <source>Keep the name</source>
        <translation>Dejar el nombre</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Remove the playlist</source>
        <translation>Quitar la lista</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>Sí, quitarla</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarla</translation>
    </message>
    <message>
        <source>This playlist is empty. Add your first song.</source>
        <translation>Esta lista está vacía. Añade tu primera canción.</translation>
    </message>
</context>
<context>
    <name>PlaylistsModel</name>
    <message>
        <source>Added to “%1”.</source>
        <extracomment>[{ key, name, line }] Why a name will not do; &quot;&quot; while it does. The list was removed, here or elsewhere. Removing it was asked for, and is asked back. Songs that are not in it: { key, name, by }</extracomment>
        <translation>Añadida a “%1”.</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n canción</numerusform>
            <numerusform>%n canciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Escribe primero un nombre.</translation>
    </message>
    <message>
        <source>“%1” is gone. Its songs are still yours.</source>
        <translation>“%1” ya no está. Sus canciones siguen siendo tuyas.</translation>
    </message>
    <message>
        <source>There is no room for more. Take something out first.</source>
        <translation>No cabe nada más. Saca algo primero.</translation>
    </message>
    <message>
        <source>This playlist is gone.</source>
        <translation>Esta lista ya no está.</translation>
    </message>
    <message>
        <source>This device is full. Nothing was changed.</source>
        <translation>Este dispositivo está lleno. No se cambió nada.</translation>
    </message>
</context>
<context>
    <name>PlaylistsScreen</name>
    <message>
        <source>Playlists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>No playlists yet. Give your first one a name.</source>
        <translation>Aún no tienes listas. Ponle nombre a la primera.</translation>
    </message>
    <message>
        <source>A new playlist</source>
        <translation>Una lista nueva</translation>
    </message>
    <message>
        <source>Make this playlist</source>
        <translation>Hacer esta lista</translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message>
        <source>Get it for free</source>
        <translation>Tenerlo gratis</translation>
    </message>
    <message>
        <source>Rent for %1</source>
        <translation>Alquilar por %1</translation>
    </message>
    <message>
        <source>Buy for %1</source>
        <translation>Comprar por %1</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) from your first play</source>
        <translation>
            <numerusform>%n hora desde que empiezas</numerusform>
            <numerusform>%n horas desde que empiezas</numerusform>
        </translation>
    </message>
    <message>
        <source>Rent · %1</source>
        <translation>Alquilar · %1</translation>
    </message>
    <message>
        <source>Buy · %1</source>
        <translation>Comprar · %1</translation>
    </message>
    <message>
        <source>It is yours to keep.</source>
        <translation>Es tuyo para siempre.</translation>
    </message>
    <message>
        <source>Usually %1. Lower until %2.</source>
        <translation>Suele costar %1. Más barato hasta %2.</translation>
    </message>
    <message>
        <source>Your credits stay as they are.</source>
        <translation>Tus créditos quedan igual.</translation>
    </message>
    <message>
        <source>You have %1.</source>
        <translation>Tienes %1.</translation>
    </message>
    <message>
        <source>After this, %1.</source>
        <translation>Después, %1.</translation>
    </message>
    <message>
        <source>You need %1 more credits.</source>
        <translation>Te faltan %1 de créditos.</translation>
    </message>
    <message>
        <source>It is paid when this device is connected.</source>
        <translation>Se paga cuando haya conexión.</translation>
    </message>
    <message>
        <source>It is paid from what is set aside here.</source>
        <translation>Se paga con lo apartado aquí.</translation>
    </message>
    <message>
        <source>You cannot get titles now. %1</source>
        <translation>Ahora no puedes tener títulos. %1</translation>
    </message>
    <message>
        <source>Not sold at %1</source>
        <translation>No se vende en %1</translation>
    </message>
    <message>
        <source>Not sold here</source>
        <translation>Aquí no se vende</translation>
    </message>
    <message>
        <source>Titles with this rating are not sold here.</source>
        <translation>Aquí no se venden títulos con esta clasificación.</translation>
    </message>
    <message>
        <source>This kind of title is not sold here.</source>
        <translation>Aquí no se vende este tipo de título.</translation>
    </message>
    <message>
        <source>Titles of this kind are not sold here.</source>
        <translation>Aquí no se venden títulos de este género.</translation>
    </message>
    <message>
        <source>It is not sold any more. What you have stays yours.</source>
        <translation>Ya no se vende. Lo que tienes sigue siendo tuyo.</translation>
    </message>
    <message>
        <source>Ask your unit staff about it.</source>
        <translation>Pregunta al personal de tu unidad.</translation>
    </message>
    <message>
        <source>You have this title already.</source>
        <translation>Ya tienes este título.</translation>
    </message>
    <message>
        <source>It is not sold any more. Nothing was charged.</source>
        <translation>Ya no se vende. No se cobró nada.</translation>
    </message>
    <message>
        <source>It cannot be undone any more.</source>
        <translation>Ya no se puede deshacer.</translation>
    </message>
    <message>
        <source>You had it already. Nothing was charged.</source>
        <translation>Ya lo tenías. No se cobró nada.</translation>
    </message>
    <message>
        <source>Titles with this rating are not sold here. Nothing was charged.</source>
        <translation>Aquí no se venden títulos con esta clasificación. No se cobró nada.</translation>
    </message>
    <message>
        <source>It is not sold to you here. Nothing was charged.</source>
        <translation>No se vende para ti aquí. No se te cobró nada.</translation>
    </message>
</context>
<context>
    <name>ProgressParts</name>
    <message>
        <source>Part %1 of %2</source>
        <translation>Parte %1 de %2</translation>
    </message>
</context>
<context>
    <name>PurchaseChoices</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>QuizChoice</name>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Tu respuesta</translation>
    </message>
    <message>
        <source>This is right</source>
        <translation>Esta es la correcta</translation>
    </message>
</context>
<context>
    <name>QuizModel</name>
    <message>
        <source>That is right.</source>
        <extracomment>[{ key, text, chosen, state }]: state is &quot;&quot;, right, wrong or missed once it is judged. All questions were answered: so much was right, in percent. On to what follows the quiz.</extracomment>
        <translation>Es correcto.</translation>
    </message>
    <message>
        <source>Not quite. Right is: %1</source>
        <translation>No exactamente. Lo correcto es: %1</translation>
    </message>
    <message>
        <source>See how it went</source>
        <translation>Ver el resultado</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pregunta siguiente</translation>
    </message>
    <message>
        <source>You had %1 of %2 right.</source>
        <translation>Acertaste %1 de %2.</translation>
    </message>
    <message>
        <source>You need %1 %. Try again as often as you like.</source>
        <translation>Necesitas %1 %. Inténtalo las veces que quieras.</translation>
    </message>
    <message>
        <source>You passed this quiz</source>
        <translation>Aprobaste esta prueba</translation>
    </message>
    <message>
        <source>Not enough yet</source>
        <translation>Aún no alcanza</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pregunta %1 de %2</translation>
    </message>
    <message>
        <source>Choose every right answer.</source>
        <translation>Elige todas las respuestas correctas.</translation>
    </message>
    <message>
        <source>Choose one answer.</source>
        <translation>Elige una respuesta.</translation>
    </message>
</context>
<context>
    <name>QuizView</name>
    <message>
        <source>Check my answer</source>
        <translation>Comprobar mi respuesta</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation>Elige primero una respuesta.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Go on for now</source>
        <translation>Seguir por ahora</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>RateCard</name>
    <message>
        <source>Is the problem solved?</source>
        <translation>¿Se resolvió el problema?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>How good was the answer? You can skip this.</source>
        <translation>¿Qué tan buena fue la respuesta? Puedes omitirlo.</translation>
    </message>
    <message>
        <source>%1 of 5 stars</source>
        <translation>%1 de 5 estrellas</translation>
    </message>
    <message>
        <source>Send this</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Choose yes or no first.</source>
        <translation>Elige sí o no primero.</translation>
    </message>
</context>
<context>
    <name>ReadAloudBar</name>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Back one</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Hear the sentence before</source>
        <translation>Oír la frase anterior</translation>
    </message>
    <message>
        <source>Nothing is being read now.</source>
        <translation>Ahora no se lee nada.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Read this page</source>
        <translation>Leer esta página</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Hear the next sentence</source>
        <translation>Oír la frase siguiente</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Lento</translation>
    </message>
    <message>
        <source>This is the slowest.</source>
        <translation>Es lo más lento.</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>This is the fastest.</source>
        <translation>Es lo más rápido.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>Dejar de leer en voz alta</translation>
    </message>
</context>
<context>
    <name>ReaderLooks</name>
    <message>
        <source>Smaller</source>
        <translation>Más pequeña</translation>
    </message>
    <message>
        <source>The words are as small as they get.</source>
        <translation>La letra no puede ser más pequeña.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>The words are as large as they get.</source>
        <translation>La letra no puede ser más grande.</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>Como la pantalla</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Cálido</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast has its own paper.</source>
        <translation>El alto contraste tiene su propio papel.</translation>
    </message>
</context>
<context>
    <name>ReaderNote</name>
    <message>
        <source>Close the note</source>
        <translation>Cerrar la nota</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>This is the first page.</source>
        <translation>Esta es la primera página.</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>This is the last page.</source>
        <translation>Esta es la última página.</translation>
    </message>
</context>
<context>
    <name>ReaderTools</name>
    <message>
        <source>Tools for reading</source>
        <translation>Herramientas de lectura</translation>
    </message>
</context>
<context>
    <name>ReadingModel</name>
    <message>
        <source>Lift the handset to listen.</source>
        <extracomment>How often the highlight follows a page that moves. The handset must be lifted first. Where the sentence stands in the window, a part for each of its lines. A page (a Flickable) must be turned to this `contentY` to show the sentence. Something to tell the person: there is no handset. All of the page is read, or this part of it. The next page comes.</extracomment>
        <translation>Levanta el auricular para escuchar.</translation>
    </message>
    <message>
        <source>an amount</source>
        <translation>una cantidad</translation>
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
        <source>Take it from the slot under this screen.</source>
        <translation>Tómalo de la ranura bajo esta pantalla.</translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation>Tu recibo</translation>
    </message>
    <message>
        <source>%1 is in Money.</source>
        <translation>%1 está en Dinero.</translation>
    </message>
    <message>
        <source>%1 will print soon</source>
        <translation>%1 se imprimirá pronto</translation>
    </message>
    <message>
        <source>%1 is printing</source>
        <translation>%1 se está imprimiendo</translation>
    </message>
    <message>
        <source>%1 is printed</source>
        <translation>%1 está impreso</translation>
    </message>
    <message>
        <source>Look in the slot. If it is not there, print a copy. It says DUPLICATE.</source>
        <translation>Mira en la ranura. Si no está, imprime una copia. Dirá DUPLICADO.</translation>
    </message>
    <message>
        <source>%1 may not have printed</source>
        <translation>%1 quizá no se imprimió</translation>
    </message>
    <message>
        <source>This did not print.</source>
        <translation>Esto no se imprimió.</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Imprimir una copia</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
    <message>
        <source>%1. Your receipt will be in Money.</source>
        <translation>%1. Tu recibo estará en Dinero.</translation>
    </message>
    <message>
        <source>The printer is low on paper.</source>
        <translation>A la impresora le queda poco papel.</translation>
    </message>
    <message>
        <source>You will get a receipt on paper and in Money.</source>
        <translation>Recibirás un recibo en papel y en Dinero.</translation>
    </message>
    <message>
        <source>This tablet has no printer. You can print at a wall kiosk.</source>
        <translation>Esta tableta no tiene impresora. Puedes imprimir en un quiosco de pared.</translation>
    </message>
    <message>
        <source>%1. You can print later.</source>
        <translation>%1. Puedes imprimir más tarde.</translation>
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
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>RequestTypesScreen</name>
    <message>
        <source>Is this an emergency?</source>
        <translation>¿Es una emergencia?</translation>
    </message>
    <message>
        <source>Tell any officer now. Do not wait for an answer here.</source>
        <translation>Avisa ya a cualquier oficial. No esperes una respuesta aquí.</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>See all %1</source>
        <extracomment>The others are in the list of all. [{ key, title, line, icon, hue }] Nothing is offered here: central has sent no form yet.</extracomment>
        <translation>Ver las %1</translation>
    </message>
    <message>
        <source>More types</source>
        <translation>Más tipos</translation>
    </message>
    <message>
        <source>New update</source>
        <translation>Hay novedades</translation>
    </message>
    <message>
        <source>Saved here %1</source>
        <translation>Guardado aquí %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>enviada %1</translation>
    </message>
    <message>
        <source>This was not taken. Open it to see why.</source>
        <translation>No se aceptó. Ábrela para ver por qué.</translation>
    </message>
    <message>
        <source>Saved here. It goes out with the next connection.</source>
        <translation>Guardada aquí. Sale con la próxima conexión.</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Número %1</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Paso %1 de %2: %3</translation>
    </message>
</context>
<context>
    <name>RequestsScreen</name>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abiertas ahora</translation>
    </message>
    <message>
        <source>Not filed yet</source>
        <translation>Sin presentar todavía</translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>¿Qué necesitas?</translation>
    </message>
    <message>
        <source>No forms are here yet</source>
        <translation>Todavía no hay formularios</translation>
    </message>
    <message>
        <source>They come with the next connection. Ask any officer for a paper form.</source>
        <translation>Llegan con la próxima conexión. Pide a un oficial un formulario en papel.</translation>
    </message>
    <message>
        <source>Is this an emergency? Tell any officer now.</source>
        <translation>¿Es una emergencia? Avisa ahora a cualquier oficial.</translation>
    </message>
    <message>
        <source>Is this an emergency?</source>
        <translation>¿Es una emergencia?</translation>
    </message>
    <message>
        <source>Tell any officer now. Do not wait for an answer here.</source>
        <translation>Avisa ya a cualquier oficial. No esperes una respuesta aquí.</translation>
    </message>
</context>
<context>
    <name>RingDialog</name>
    <message>
        <source>%1 is calling</source>
        <translation>%1 te llama</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>SaidCard</name>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Listen to %1</source>
        <translation>Escuchar a %1</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
    <message>
        <source>Write back</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>Write back to %1</source>
        <translation>Contestar a %1</translation>
    </message>
</context>
<context>
    <name>SavedList</name>
    <message>
        <source>Saved</source>
        <translation>Guardadas</translation>
    </message>
    <message>
        <source>Nothing saved yet</source>
        <translation>Aún no guardas nada</translation>
    </message>
    <message>
        <source>Touch Save in a letter. Then you find it here, on every device.</source>
        <translation>Toca Guardar en una carta. La verás aquí, en cada aparato.</translation>
    </message>
</context>
<context>
    <name>SavedModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Mostrar %n mensaje anterior</numerusform>
            <numerusform>Mostrar %n mensajes anteriores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchoolCards</name>
    <message>
        <source>Encyclopedia</source>
        <translation>Enciclopedia</translation>
    </message>
    <message>
        <source>Look something up. No connection needed.</source>
        <translation>Busca algo. No hace falta conexión.</translation>
    </message>
</context>
<context>
    <name>SchoolModel</name>
    <message>
        <source>This course is on its way to you.</source>
        <extracomment>So many are named; the rest wait in the library. [{ key, title, line, hue }] This device has archives of an encyclopedia.</extracomment>
        <translation>Este curso está en camino.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>This card was reported lost.</source>
        <extracomment>The calm error screen is up: the process should be started anew soon.</extracomment>
        <translation>Esta tarjeta se perdió.</translation>
    </message>
    <message>
        <source>We do not know this card.</source>
        <translation>No conocemos esta tarjeta.</translation>
    </message>
</context>
<context>
    <name>SearchKey</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message>
        <source>Search your mail</source>
        <translation>Busca en tu correo</translation>
    </message>
    <message>
        <source>A name, or a word</source>
        <translation>Un nombre o una palabra</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados de la búsqueda</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>Look for a message</source>
        <extracomment>Counts what was asked, so that a late answer to an earlier question is not shown.</extracomment>
        <translation>Busca un mensaje</translation>
    </message>
    <message>
        <source>Write a name or a word. You find what came and what you wrote.</source>
        <translation>Escribe un nombre o una palabra. Encuentras lo que llegó y lo que escribiste.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n message(s)</source>
        <translation>
            <numerusform>El mensaje más nuevo</numerusform>
            <numerusform>Los %n mensajes más nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No encontramos nada</translation>
    </message>
    <message>
        <source>No message has “%1” in it. Try a shorter word.</source>
        <translation>Ningún mensaje tiene “%1”. Prueba con una palabra más corta.</translation>
    </message>
    <message>
        <source>Show older messages</source>
        <translation>Ver mensajes más antiguos</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Place in the song</source>
        <translation>Lugar en la canción</translation>
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
        <extracomment>How to say that one does not agree, where a message was stopped. The card: its picture, its name and the words on it. Photos and clips: [{ key, icon, hue, text, picture }]</extracomment>
        <translation>
            <numerusform>Mostrar %n mensaje anterior</numerusform>
            <numerusform>Mostrar %n mensajes anteriores</numerusform>
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
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
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
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>It is unlocked and yours. Start it once more to use it.</source>
        <extracomment>Requests with something new. What is written now is never blocked: no clock signs out. Before sign-in: it is closed now, and what works all the same. What the calm screen says instead of its own words: this device was cleared. Everything here is being destroyed. A person wants to lift the cover: ask for the PIN. What central&apos;s orders hold back here, as of the last look. Whether the time that is shown is the day&apos;s. Requests with news at the last look at this person&apos;s; None: there was none yet.</extracomment>
        <translation>Está desbloqueado y es tuyo. Enciéndelo otra vez para usarlo.</translation>
    </message>
    <message>
        <source>Nothing of its last person is here. Please give it to staff.</source>
        <translation>Aquí no hay nada de su última persona. Dáselo al personal.</translation>
    </message>
    <message>
        <source>This device was cleared</source>
        <translation>Este equipo se borró</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>Sin límite de tiempo</translation>
    </message>
    <message>
        <source>Under 1 min</source>
        <translation>Menos de 1 min</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>%n min para hoy</numerusform>
            <numerusform>%n min para hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>There is news about a request.</source>
        <translation>Hay una novedad en una solicitud.</translation>
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
        <translation>Fuera de línea</translation>
    </message>
</context>
<context>
    <name>SetAsideScreen</name>
    <message>
        <source>Set aside</source>
        <translation>Apartado</translation>
    </message>
    <message>
        <source>You can spend this without a connection. What is left comes back by itself.</source>
        <translation>Puedes gastar esto sin conexión. Lo que sobre vuelve solo.</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>No hay nada apartado</translation>
    </message>
    <message>
        <source>All of it is in your account.</source>
        <translation>Todo está en tu cuenta.</translation>
    </message>
</context>
<context>
    <name>SettingsChoices</name>
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
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Touch any words to hear them.</source>
        <translation>Toca cualquier texto para oírlo.</translation>
    </message>
    <message>
        <source>A voice reads the page.</source>
        <translation>Una voz lee la página.</translation>
    </message>
    <message>
        <source>Speed: slow</source>
        <translation>Velocidad: lenta</translation>
    </message>
    <message>
        <source>Speed: fast</source>
        <translation>Velocidad: rápida</translation>
    </message>
    <message>
        <source>Speed: normal</source>
        <translation>Velocidad: normal</translation>
    </message>
    <message>
        <source>There is no sound on this device yet.</source>
        <translation>Este aparato aún no tiene sonido.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>How loud the voice and videos are.</source>
        <translation>Qué tan fuerte suenan la voz y los videos.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más fuerte</translation>
    </message>
    <message>
        <source>This is the quietest.</source>
        <translation>Es lo más bajo.</translation>
    </message>
    <message>
        <source>This is the loudest.</source>
        <translation>Es lo más fuerte.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Videos show their words when they have them.</source>
        <translation>Los videos muestran sus palabras si las tienen.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Pages change without sliding or fading.</source>
        <translation>Las páginas cambian sin deslizarse.</translation>
    </message>
    <message>
        <source>Bigger buttons</source>
        <translation>Botones más grandes</translation>
    </message>
    <message>
        <source>Buttons are larger and keys repeat more slowly.</source>
        <translation>Los botones son más grandes y las teclas se repiten más despacio.</translation>
    </message>
    <message>
        <source>Slow touch</source>
        <translation>Toque lento</translation>
    </message>
    <message>
        <source>Quick brushes do nothing. Rest your finger a moment.</source>
        <translation>Un roce rápido no hace nada. Deja el dedo un momento.</translation>
    </message>
    <message>
        <source>Bring it down</source>
        <translation>Bajar la página</translation>
    </message>
    <message>
        <source>The page moves down, so you can reach it from a seat.</source>
        <translation>La página baja para que la alcances sentado.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>More: captions, slower moves, bigger buttons</source>
        <translation>Más: subtítulos, menos movimiento, botones grandes</translation>
    </message>
    <message>
        <source>Text &amp; color</source>
        <translation>Texto y color</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Tu PIN</translation>
    </message>
    <message>
        <source>Only you should know it. You can choose a new one.</source>
        <translation>Solo tú debes saberlo. Puedes elegir uno nuevo.</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Cambiar mi PIN</translation>
    </message>
    <message>
        <source>A new PIN needs a connection. Your PIN stays as it is.</source>
        <translation>Un PIN nuevo necesita conexión. Tu PIN sigue igual.</translation>
    </message>
    <message>
        <source>Your ID card</source>
        <translation>Tu tarjeta</translation>
    </message>
    <message>
        <source>It is blocked. Ask staff for a new one.</source>
        <translation>Está bloqueada. Pide otra al personal.</translation>
    </message>
    <message>
        <source>If it is lost, block it. Nobody can use it then.</source>
        <translation>Si la perdiste, bloquéala. Así nadie podrá usarla.</translation>
    </message>
    <message>
        <source>My card is lost</source>
        <translation>Perdí mi tarjeta</translation>
    </message>
    <message>
        <source>When you leave</source>
        <translation>Cuando te vayas</translation>
    </message>
    <message>
        <source>Your day, and a copy of your mail to take along.</source>
        <translation>Tu día, y una copia de tu correo para llevar.</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>Verlo</translation>
    </message>
    <message>
        <source>We keep your choices. They come with you to every device.</source>
        <translation>Guardamos lo que eliges. Te acompaña en cada dispositivo.</translation>
    </message>
</context>
<context>
    <name>SetupSteps</name>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>All</source>
        <extracomment>[{ key, text }]: parts of a kind that are different things (albums and songs); none where there is one. [{ key, text }], &quot;&quot; being all of them. The last title that was read, sold or not: the next page begins after it.</extracomment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Ver más</translation>
    </message>
</context>
<context>
    <name>SignInModel</name>
    <message>
        <source>We do not know this card. You can type your ID number, or ask staff.</source>
        <extracomment>How long a card that was read once may be shown again (the drivers&apos; window). A card was shown while somebody is signed in (CardSeen). A card was taken away from the reader (CardGone). What is to be said of a card: &quot;unknown&quot;, &quot;lost&quot;, &quot;again&quot;, &quot;full&quot;, &quot;keep&quot;, or nothing.</extracomment>
        <translation>No conocemos esta tarjeta. Puedes poner tu número de ID o preguntar al personal.</translation>
    </message>
    <message>
        <source>This card was reported lost. Type your ID number, or ask staff.</source>
        <translation>Esta tarjeta se perdió. Escribe tu número o pregunta al personal.</translation>
    </message>
    <message>
        <source>Show your card once more.</source>
        <translation>Muestra tu tarjeta otra vez.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
    <message>
        <source>Leave your card at the reader.</source>
        <translation>Deja tu tarjeta en el lector.</translation>
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
        <translation>Este aparato aún no tiene sonido.</translation>
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
    <name>SleepTimer</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>SolitaireCards</name>
    <message>
        <source>Card table</source>
        <translation>Mesa de cartas</translation>
    </message>
</context>
<context>
    <name>SolitaireModel</name>
    <message>
        <source>This card cannot go anywhere now.</source>
        <extracomment>Between two cards that go home by themselves.</extracomment>
        <translation>Esta carta no puede ir a ningún lado ahora.</translation>
    </message>
    <message>
        <source>The stock is used up.</source>
        <translation>El mazo se acabó.</translation>
    </message>
    <message>
        <source>It cannot go there.</source>
        <translation>No puede ir ahí.</translation>
    </message>
    <message>
        <source>You could move the %1.</source>
        <translation>Podrías mover: %1.</translation>
    </message>
    <message>
        <source>Turn over a card of the stock.</source>
        <translation>Voltea una carta del mazo.</translation>
    </message>
    <message>
        <source>No move leads on from here. You can undo, or deal anew.</source>
        <translation>No hay jugada que sirva. Puedes deshacer o repartir de nuevo.</translation>
    </message>
    <message>
        <source>This game has too many moves. Please deal anew.</source>
        <translation>Esta partida tiene demasiadas jugadas. Reparte de nuevo.</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Ganadas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>games</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Best time</source>
        <translation>Mejor tiempo</translation>
    </message>
    <message>
        <source>Bring all cards home, from ace to king, suit by suit. In the columns put lower cards on higher ones, red on black. Turn over the stock to find more cards.</source>
        <translation>Lleva todas las cartas a casa, de as a rey, por palo. En las columnas pon cartas menores sobre mayores, rojo sobre negro. Voltea el mazo para hallar más cartas.</translation>
    </message>
    <message>
        <source>It took you %1.</source>
        <translation>Tardaste %1.</translation>
    </message>
    <message>
        <source>The game is over.</source>
        <translation>La partida terminó.</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) home</source>
        <translation>
            <numerusform>%n carta en casa</numerusform>
            <numerusform>%n cartas en casa</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no move to take back.</source>
        <translation>No hay jugada que deshacer.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>I choose</source>
        <translation>Yo elijo</translation>
    </message>
    <message>
        <source>Move at once</source>
        <translation>Mover ya</translation>
    </message>
    <message>
        <source>New game</source>
        <translation>Otra partida</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SolitaireStart</name>
    <message>
        <source>Cards turned over at once</source>
        <translation>Cartas que se voltean a la vez</translation>
    </message>
    <message>
        <source>1 card, easier</source>
        <translation>1 carta, más fácil</translation>
    </message>
    <message>
        <source>3 cards, harder</source>
        <translation>3 cartas, más difícil</translation>
    </message>
    <message>
        <source>Only deals that can be won</source>
        <translation>Solo partidas que se pueden ganar</translation>
    </message>
    <message>
        <source>Each of them was tried out.</source>
        <translation>Cada una fue probada.</translation>
    </message>
    <message>
        <source>I choose where cards go</source>
        <translation>Yo elijo adónde van las cartas</translation>
    </message>
    <message>
        <source>Else a touch moves a card to its best place.</source>
        <translation>Si no, un toque lleva la carta a su mejor lugar.</translation>
    </message>
    <message>
        <source>Deal the cards</source>
        <translation>Repartir las cartas</translation>
    </message>
</context>
<context>
    <name>SolitaireTable</name>
    <message>
        <source>You won.</source>
        <translation>Ganaste.</translation>
    </message>
    <message>
        <source>No more moves</source>
        <translation>No hay más jugadas</translation>
    </message>
    <message>
        <source>You can undo some moves, or deal anew.</source>
        <translation>Puedes deshacer jugadas o repartir de nuevo.</translation>
    </message>
    <message>
        <source>Bring all cards home</source>
        <translation>Llevar todas a casa</translation>
    </message>
    <message>
        <source>New game</source>
        <translation>Otra partida</translation>
    </message>
</context>
<context>
    <name>SongList</name>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
</context>
<context>
    <name>SpellingModel</name>
    <message>
        <source>Word %1 of %2</source>
        <extracomment>What may have been meant; at most three, perhaps none. Every word to underline: start, length. The word in hand; length 0 when there is none. The text between these places becomes this word.</extracomment>
        <translation>Palabra %1 de %2</translation>
    </message>
    <message>
        <source>No more words to look at.</source>
        <translation>No hay más palabras que mirar.</translation>
    </message>
</context>
<context>
    <name>SpellingPanel</name>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>“%1” is not in our list.</source>
        <translation>«%1» no está en nuestra lista.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Looking for words…</source>
        <translation>Buscando palabras…</translation>
    </message>
    <message>
        <source>We found no other word for it.</source>
        <translation>No hay otra palabra para esta.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarla así</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>SpokenWords</name>
    <message numerus="yes">
        <source>%n dollar(s)</source>
        <translation>
            <numerusform>un dólar</numerusform>
            <numerusform>%n dólares</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>dollars, cents</comment>
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>menos %1</translation>
    </message>
    <message>
        <source>plus %1</source>
        <translation>más %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cent(s)</source>
        <translation>
            <numerusform>un centavo</numerusform>
            <numerusform>%n centavos</numerusform>
        </translation>
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
    <name>StampsPill</name>
    <message>
        <source>Buy</source>
        <translation>Comprar</translation>
    </message>
    <message>
        <source>Buy stamps</source>
        <translation>Comprar estampillas</translation>
    </message>
</context>
<context>
    <name>StatementModel</name>
    <message>
        <source>Trust account before</source>
        <extracomment>Enough of the papers of one statement to tell what became of them. [{ key, text }], the newest first. [{ label, value, strong }] Why it cannot be printed, or that the paper is low. &quot;&quot; before it is printed, else `ReceiptWords` state, title and line.</extracomment>
        <translation>Cuenta de depósito, antes</translation>
    </message>
    <message>
        <source>Credits before</source>
        <translation>Créditos, antes</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>Dinero recibido</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>Dinero gastado</translation>
    </message>
    <message>
        <source>Trust account after</source>
        <translation>Cuenta de depósito, después</translation>
    </message>
    <message>
        <source>Credits after</source>
        <translation>Créditos, después</translation>
    </message>
    <message numerus="yes">
        <source>It fits on %n sheet(s).</source>
        <translation>
            <numerusform>Cabe en %n hoja.</numerusform>
            <numerusform>Cabe en %n hojas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) this month.</source>
        <translation>
            <numerusform>%n línea este mes.</numerusform>
            <numerusform>%n líneas este mes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>Imprimir %1</translation>
    </message>
    <message>
        <source>Your statement</source>
        <translation>Tu estado de cuenta</translation>
    </message>
</context>
<context>
    <name>StatementScreen</name>
    <message>
        <source>Print a statement</source>
        <translation>Imprimir estado de cuenta</translation>
    </message>
    <message>
        <source>Which month?</source>
        <translation>¿Qué mes?</translation>
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
        <source>It reached the phone of %1</source>
        <translation>Llegó al teléfono de %1</translation>
    </message>
    <message>
        <source>Do you think this is wrong? You can appeal. Ask staff for the form.</source>
        <translation>¿Crees que está mal? Puedes apelar. Pide el formulario al personal.</translation>
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
        <translation>Parado</translation>
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
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>on this tablet</source>
        <translation>en esta tableta</translation>
    </message>
    <message>
        <source>on this kiosk</source>
        <translation>en este quiosco</translation>
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
    <message>
        <source>to the phone</source>
        <translation>al teléfono</translation>
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
        <translation>Listo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>StoreModel</name>
    <message>
        <source>Go on with</source>
        <extracomment>The most covers that any window shows in a row. What a library has. Where &quot;See all&quot; leads. What stands over the rest; &quot;&quot; when there is nothing. [{ key, title, kind, cards }]; `kind`: where &quot;See all&quot; leads, &quot;&quot; nowhere. Counts what was asked, so that a late answer is shown to nobody else.</extracomment>
        <translation>Sigue con</translation>
    </message>
    <message>
        <source>Saved for later</source>
        <translation>Guardado para después</translation>
    </message>
    <message>
        <source>Movies to rent</source>
        <translation>Películas para alquilar</translation>
    </message>
    <message>
        <source>Free from the library</source>
        <translation>Gratis de la biblioteca</translation>
    </message>
    <message>
        <source>New music</source>
        <translation>Música nueva</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Cursos</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Juegos</translation>
    </message>
    <message>
        <source>Books to listen to</source>
        <translation>Libros para escuchar</translation>
    </message>
    <message>
        <source>You were here %1</source>
        <translation>Estuviste aquí %1</translation>
    </message>
    <message>
        <source>Your course</source>
        <translation>Tu curso</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Free course</source>
        <translation>Curso gratis</translation>
    </message>
    <message>
        <source>Free book</source>
        <translation>Libro gratis</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation>Verlo</translation>
    </message>
    <message>
        <source>Free audiobook</source>
        <translation>Audiolibro gratis</translation>
    </message>
</context>
<context>
    <name>SupportModel</name>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <extracomment>[{ key, title, line, icon, hue }] &quot;&quot; while none of theirs is open. Which line of the history looks wrong is asked on a page of its own.</extracomment>
        <translation>
            <numerusform>%n solicitud de ayuda abierta</numerusform>
            <numerusform>%n solicitudes de ayuda abiertas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SupportScreen</name>
    <message>
        <source>Device support</source>
        <translation>Ayuda con el aparato</translation>
    </message>
    <message>
        <source>What is the trouble? We look at it together first.</source>
        <translation>¿Cuál es el problema? Primero lo vemos juntos.</translation>
    </message>
    <message>
        <source>See where it is</source>
        <translation>Mira dónde está</translation>
    </message>
    <message>
        <source>No help desk on this device</source>
        <translation>Este aparato no tiene mesa de ayuda</translation>
    </message>
    <message>
        <source>Ask your unit staff. They can help with tablets, mail and money.</source>
        <translation>Pregunta al personal de tu unidad. Te ayudan con tabletas, correo y dinero.</translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message>
        <source>ace</source>
        <extracomment>Icons, by suit. So many cards of the waste are seen.</extracomment>
        <translation>as</translation>
    </message>
    <message>
        <source>jack</source>
        <translation>jota</translation>
    </message>
    <message>
        <source>queen</source>
        <translation>reina</translation>
    </message>
    <message>
        <source>king</source>
        <translation>rey</translation>
    </message>
    <message>
        <source>clubs</source>
        <translation>tréboles</translation>
    </message>
    <message>
        <source>diamonds</source>
        <translation>diamantes</translation>
    </message>
    <message>
        <source>hearts</source>
        <translation>corazones</translation>
    </message>
    <message>
        <source>spades</source>
        <translation>picas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>playing card</comment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>Stock, %n card(s). Press to turn over.</source>
        <translation>
            <numerusform>Mazo, %n carta. Toca para voltear.</numerusform>
            <numerusform>Mazo, %n cartas. Toca para voltear.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stock, empty. Press to begin anew.</source>
        <translation>Mazo vacío. Toca para empezar de nuevo.</translation>
    </message>
    <message>
        <source>Stock, empty</source>
        <translation>Mazo vacío</translation>
    </message>
    <message>
        <source>No card is turned over</source>
        <translation>No hay carta volteada</translation>
    </message>
    <message>
        <source>Home of the %1, empty</source>
        <translation>Casa de %1, vacía</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Columna %1</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) face down</source>
        <translation>
            <numerusform>%n carta boca abajo</numerusform>
            <numerusform>%n cartas boca abajo</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>turned over</source>
        <translation>volteada</translation>
    </message>
    <message>
        <source>home</source>
        <translation>en casa</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Empty this: %1</source>
        <translation>Vaciar: %1</translation>
    </message>
</context>
<context>
    <name>ThreadItem</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
</context>
<context>
    <name>ThreadList</name>
    <message>
        <source>No mail yet</source>
        <translation>Aún no hay correo</translation>
    </message>
    <message>
        <source>What you write to each other will be here.</source>
        <translation>Aquí verás lo que se escriben.</translation>
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
        <source>If you do nothing, we sign you out. That keeps your mail private.</source>
        <translation>Si no haces nada, cerramos tu sesión. Así tu correo sigue siendo privado.</translation>
    </message>
    <message>
        <source>Your time is almost up. If you do nothing, we sign you out. That keeps your mail private.</source>
        <translation>Tu tiempo casi se acaba. Si no haces nada, cerramos tu sesión. Así tu correo sigue siendo privado.</translation>
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
    <name>TitleBody</name>
    <message>
        <source>How you get it</source>
        <translation>Cómo tenerlo</translation>
    </message>
</context>
<context>
    <name>TitleBoughtScreen</name>
    <message>
        <source>Go to my library</source>
        <translation>Ir a mi biblioteca</translation>
    </message>
    <message>
        <source>Back to Media</source>
        <translation>Volver a Medios</translation>
    </message>
</context>
<context>
    <name>TitleChoices</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>TitleKeys</name>
    <message>
        <source>Saved for later. Touch to take it off</source>
        <translation>Guardado para después. Toca para quitarlo</translation>
    </message>
    <message>
        <source>Save for later</source>
        <translation>Guardar para después</translation>
    </message>
</context>
<context>
    <name>TitleModel</name>
    <message>
        <source>From the album %1</source>
        <extracomment>What a Cover shows: its picture (for the whole width too), or hue and figure of a drawn one; height over width. [{ icon, text }] [{ key, number, name, by, length, line, tone, spoken }], of an album. The album that this song was reached from. none, ready (`preview` can be played), coming (it is fetched and then plays). [{ key, title, line }] where there is more than one way to get it. Play this preview (the SHA-256 of a blob that is here).</extracomment>
        <translation>Del álbum %1</translation>
    </message>
    <message>
        <source>The preview comes when the connection is back.</source>
        <translation>La muestra llega cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>You rent it</source>
        <translation>Lo tienes alquilado</translation>
    </message>
    <message>
        <source>Paid with credits</source>
        <translation>Se paga con créditos</translation>
    </message>
    <message>
        <source>It costs nothing</source>
        <translation>No cuesta nada</translation>
    </message>
    <message>
        <source>Bring it here</source>
        <translation>Traer aquí</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Aprender</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>It ends %1.</source>
        <translation>Termina %1.</translation>
    </message>
    <message>
        <source>Start it by %1.</source>
        <translation>Empieza antes de %1.</translation>
    </message>
    <message>
        <source>It is yours to start.</source>
        <translation>Puedes empezar cuando quieras.</translation>
    </message>
    <message>
        <source>It is on its way to this device.</source>
        <translation>Viene en camino a este aparato.</translation>
    </message>
    <message>
        <source>Saved for later. You find it in Media.</source>
        <translation>Guardado para después. Está en Medios.</translation>
    </message>
    <message>
        <source>Not saved any more.</source>
        <translation>Ya no está guardado.</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <extracomment>A download that takes less is not worth a sentence about its time.</extracomment>
        <translation>
            <numerusform>%n lección</numerusform>
            <numerusform>%n lecciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n canción</numerusform>
            <numerusform>%n canciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message numerus="yes">
        <source>Start any time in the next %n day(s)</source>
        <translation>
            <numerusform>Empieza cuando quieras en %n día</numerusform>
            <numerusform>Empieza cuando quieras en %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once you press play, you have %n hour(s)</source>
        <translation>
            <numerusform>Al empezar, tienes %n hora</numerusform>
            <numerusform>Al empezar, tienes %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock stops during a lockdown</source>
        <translation>El reloj se detiene durante un cierre</translation>
    </message>
    <message>
        <source>Yours to keep</source>
        <translation>Tuyo para siempre</translation>
    </message>
    <message>
        <source>Open it on any kiosk or tablet you sign in to</source>
        <translation>Ábrelo en cualquier quiosco o tableta donde entres</translation>
    </message>
    <message numerus="yes">
        <source>You have %n of these songs already.</source>
        <translation>
            <numerusform>Ya tienes %n de estas canciones.</numerusform>
            <numerusform>Ya tienes %n de estas canciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way: %1 of %2 is here</source>
        <translation>En camino: ya está el %1 de %2</translation>
    </message>
    <message>
        <source>The download is paused.</source>
        <translation>La descarga está en pausa.</translation>
    </message>
    <message>
        <source>There is no room on this device yet.</source>
        <translation>Todavía no hay espacio en este aparato.</translation>
    </message>
    <message>
        <source>The download waits. We try again by ourselves.</source>
        <translation>La descarga espera. Volvemos a intentarlo solos.</translation>
    </message>
    <message>
        <source>It opens when the connection is back.</source>
        <translation>Se abre cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>We are getting it ready. It comes in a moment.</source>
        <translation>Lo estamos preparando. Llega en un momento.</translation>
    </message>
    <message>
        <source>%1 to download</source>
        <translation>%1 por descargar</translation>
    </message>
    <message>
        <source>Less than a minute to download</source>
        <translation>Menos de un minuto para descargar</translation>
    </message>
    <message>
        <source>About %1 to download</source>
        <translation>Unos %1 para descargar</translation>
    </message>
</context>
<context>
    <name>TitlePreview</name>
    <message>
        <source>This preview did not play. It is not your fault.</source>
        <translation>Esta muestra no se pudo reproducir. No es tu culpa.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place, length</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Play the preview</source>
        <translation>Reproducir la muestra</translation>
    </message>
    <message>
        <source>Pause the preview</source>
        <translation>Detener la muestra</translation>
    </message>
</context>
<context>
    <name>TitleScreen</name>
    <message>
        <source>This title is gone</source>
        <translation>Este título ya no está</translation>
    </message>
    <message>
        <source>It is not in the store any more. Nothing was charged.</source>
        <translation>Ya no está en la tienda. No se cobró nada.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>TitleSearchModel</name>
    <message>
        <source>Look for a title</source>
        <extracomment>Counts what was asked, so that a late answer to an earlier question is not shown.</extracomment>
        <translation>Busca un título</translation>
    </message>
    <message>
        <source>Write a name, an artist, an author or a subject.</source>
        <translation>Escribe un nombre, artista, autor o tema.</translation>
    </message>
    <message numerus="yes">
        <source>The best %n match(es)</source>
        <translation>
            <numerusform>El mejor resultado</numerusform>
            <numerusform>Los mejores %n resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n resultado</numerusform>
            <numerusform>%n resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>No title has “%1” in it. Try a shorter word.</source>
        <translation>Ningún título tiene «%1». Prueba una palabra más corta.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Ver más</translation>
    </message>
</context>
<context>
    <name>TitleSongs</name>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message>
        <source>Song</source>
        <extracomment>Height of a cover over its width. A title without a picture gets one of these, by its name in the catalogue: the same on every device.</extracomment>
        <translation>Canción</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Álbum</translation>
    </message>
    <message>
        <source>Movie</source>
        <translation>Película</translation>
    </message>
    <message>
        <source>Audiobook</source>
        <translation>Audiolibro</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Libro</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Curso</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Juego</translation>
    </message>
    <message>
        <source>For everyone</source>
        <translation>Para todos</translation>
    </message>
    <message>
        <source>Teens and up</source>
        <translation>Desde adolescentes</translation>
    </message>
    <message>
        <source>Adults only</source>
        <translation>Solo adultos</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
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
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Es tuyo</translation>
    </message>
    <message>
        <source>Rented</source>
        <translation>Alquilado</translation>
    </message>
    <message>
        <source>Not sold here</source>
        <translation>Aquí no se vende</translation>
    </message>
</context>
<context>
    <name>Toggle</name>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
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
        <translation>Atrás</translation>
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
    <name>TrackerModel</name>
    <message>
        <source>I am still waiting for an answer. Please look at this.</source>
        <extracomment>The date of the next answer: its words, and the leaf of a calendar. What stands there instead of a date. [{ title, line, at, state, icon, said: [{ id, mine, who, at, text, note }] }] [{ label, value }] of what was filed; and whether it is shown. [{ label, value }] [{ key, text, icon, kind, blocked }]: the first two stand at the foot.</extracomment>
        <translation>Sigo esperando una respuesta. Por favor, revísenlo.</translation>
    </message>
    <message>
        <source>%1 has it now.</source>
        <translation>Ahora lo tiene %1.</translation>
    </message>
    <message>
        <source>This device cannot open these words. Sign in again while it is connected.</source>
        <translation>Este aparato no puede abrir estas palabras. Entra de nuevo cuando haya conexión.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>You filed it</source>
        <translation>Lo presentaste</translation>
    </message>
    <message>
        <source>The facility received it</source>
        <translation>El centro lo recibió</translation>
    </message>
    <message>
        <source>Your rating</source>
        <translation>Tu opinión</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n estrella</numerusform>
            <numerusform>%n estrellas</numerusform>
        </translation>
    </message>
    <message>
        <source>Fingerprint of your words</source>
        <translation>Huella de tus palabras</translation>
    </message>
    <message>
        <source>File it again</source>
        <translation>Presentar otra vez</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Apelar</translation>
    </message>
    <message>
        <source>You wrote to them today. You can remind them tomorrow.</source>
        <translation>Ya les escribiste hoy. Mañana puedes recordárselo.</translation>
    </message>
    <message>
        <source>Remind them</source>
        <translation>Recordárselo</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>It got worse</source>
        <translation>Empeoró</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Volver a abrir</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Print proof</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <source>Your proof</source>
        <translation>Tu prueba</translation>
    </message>
    <message>
        <source>We gave you a paper receipt.</source>
        <translation>Te dimos un recibo en papel.</translation>
    </message>
    <message>
        <source>We tell them that you wait.</source>
        <translation>Les avisamos que esperas.</translation>
    </message>
    <message>
        <source>You took it back.</source>
        <translation>Lo retiraste.</translation>
    </message>
    <message>
        <source>Thank you. We pass it on.</source>
        <translation>Gracias. Lo hacemos llegar.</translation>
    </message>
    <message>
        <source>This did not work. Nothing was lost. Please try again.</source>
        <translation>No funcionó. No se perdió nada. Inténtalo otra vez.</translation>
    </message>
</context>
<context>
    <name>TrackerScreen</name>
    <message>
        <source>This request is not here</source>
        <translation>Esta solicitud no está aquí</translation>
    </message>
    <message>
        <source>It may be on another device. It comes with the next connection.</source>
        <translation>Puede estar en otro aparato. Llega con la próxima conexión.</translation>
    </message>
    <message>
        <source>See all requests</source>
        <translation>Ver todas las solicitudes</translation>
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
    <name>TypingModel</name>
    <message>
        <source>Faces</source>
        <extracomment>An emoji is many signs long; no letter is longer. Words that go on from the one being written; at most three. Whether the next letter begins a sentence. The language of the keys and of the words, a code; that of the screen until another is chosen. Groups for the emoji page: icon, name, emoji (sign, name, tones). Made when the page is opened.</extracomment>
        <translation>Caras</translation>
    </message>
    <message>
        <source>Hands and people</source>
        <translation>Manos y personas</translation>
    </message>
    <message>
        <source>Hearts and signs</source>
        <translation>Corazones y signos</translation>
    </message>
    <message>
        <source>Outside and animals</source>
        <translation>Afuera y animales</translation>
    </message>
    <message>
        <source>Parties, food and things</source>
        <translation>Fiestas, comida y cosas</translation>
    </message>
</context>
<context>
    <name>VideoCard</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>VideoModel</name>
    <message>
        <source>This video plays without sound here.</source>
        <extracomment>What the PictureItem shows; `hasPicture` once there is a frame. Over the whole screen. It began to play or goes on playing: the person is here, and reading aloud stops. Why nothing is heard; each reason once a session. Where clips come from that are no blobs of the store, by how their names begin: bytes by name. Counts the clips, so that bytes that come late are not taken for those of the next.</extracomment>
        <translation>Aquí el video se ve sin sonido.</translation>
    </message>
    <message>
        <source>Lift the handset to listen.</source>
        <translation>Levanta el auricular para escuchar.</translation>
    </message>
</context>
<context>
    <name>VideoStage</name>
    <message>
        <source>This video did not play. It is not your fault.</source>
        <translation>Este video no se reprodujo. No es tu culpa.</translation>
    </message>
    <message>
        <source>This video is on its way.</source>
        <translation>Este video viene en camino.</translation>
    </message>
    <message>
        <source>Pause the video</source>
        <translation>Pausar el video</translation>
    </message>
    <message>
        <source>Play the video again</source>
        <translation>Ver el video otra vez</translation>
    </message>
    <message>
        <source>Play the video</source>
        <translation>Reproducir el video</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>VideoViewer</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>VisitAskModel</name>
    <message>
        <source>Three times are enough. Take one away first.</source>
        <extracomment>The times that were chosen, the most wanted first: {key, text}.</extracomment>
        <translation>Bastan tres horas. Primero quita una.</translation>
    </message>
    <message>
        <source>Staff look at each request.</source>
        <translation>El personal mira cada solicitud.</translation>
    </message>
    <message>
        <source>Ask at least %1 before.</source>
        <translation>Pídela al menos %1 antes.</translation>
    </message>
    <message numerus="yes">
        <source>You may have %n visit(s) a week.</source>
        <translation>
            <numerusform>Puedes tener %n visita por semana.</numerusform>
            <numerusform>Puedes tener %n visitas por semana.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose who you want to see.</source>
        <translation>Elige a quién quieres ver.</translation>
    </message>
    <message>
        <source>Choose at least one time.</source>
        <translation>Elige al menos una hora.</translation>
    </message>
    <message>
        <source>You asked for a visit. You will see the answer here.</source>
        <translation>Pediste una visita. Verás la respuesta aquí.</translation>
    </message>
    <message>
        <source>Visits are paused for you.</source>
        <translation>Tus visitas están en pausa.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Your words are still here. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Tus palabras siguen aquí. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>VisitAskScreen</name>
    <message>
        <source>Ask for a visit</source>
        <translation>Pedir una visita</translation>
    </message>
    <message>
        <source>Who do you want to see?</source>
        <translation>¿A quién quieres ver?</translation>
    </message>
    <message>
        <source>There is nobody yet whom you may see.</source>
        <translation>Todavía no hay nadie a quien puedas ver.</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>¿Cuánto tiempo?</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>¿Qué día?</translation>
    </message>
    <message>
        <source>No time is free for now. Look again tomorrow.</source>
        <translation>Por ahora no hay horas libres. Mira mañana otra vez.</translation>
    </message>
    <message>
        <source>Which times would do? Choose up to three.</source>
        <translation>¿Qué horas te sirven? Elige hasta tres.</translation>
    </message>
    <message>
        <source>You ask for one of these times</source>
        <translation>Pides una de estas horas</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>A word to staff</source>
        <translation>Unas palabras al personal</translation>
    </message>
    <message>
        <source>You may leave this empty</source>
        <translation>Puedes dejarlo vacío</translation>
    </message>
    <message>
        <source>Ask for this visit</source>
        <translation>Pedir esta visita</translation>
    </message>
</context>
<context>
    <name>VisitCheckModel</name>
    <message>
        <source>The camera stopped. It is not your fault.</source>
        <extracomment>From this level on, 0 to 1, somebody has been heard. How the three stand: &quot;&quot;, &quot;ok&quot; or &quot;bad&quot;, and what to do. Pictures and tests put lines of their own here.</extracomment>
        <translation>La cámara se detuvo. No es culpa tuya.</translation>
    </message>
    <message>
        <source>The camera works. Sit so that you see your face.</source>
        <translation>La cámara funciona. Siéntate de modo que veas tu cara.</translation>
    </message>
    <message>
        <source>The camera does not work. You can still talk.</source>
        <translation>La cámara no funciona. Aun así puedes hablar.</translation>
    </message>
    <message>
        <source>The camera starts.</source>
        <translation>La cámara se enciende.</translation>
    </message>
    <message>
        <source>The device hears you.</source>
        <translation>El equipo te oye.</translation>
    </message>
    <message>
        <source>There is no microphone. Lift the handset or tell staff.</source>
        <translation>No hay micrófono. Levanta el auricular o avisa al personal.</translation>
    </message>
    <message>
        <source>Say a few words. The bar moves when you are heard.</source>
        <translation>Di unas palabras. La barra se mueve cuando se te oye.</translation>
    </message>
    <message>
        <source>You can hear.</source>
        <translation>Puedes oír.</translation>
    </message>
    <message>
        <source>Lift the handset or put in headphones. Then try again.</source>
        <translation>Levanta el auricular o ponte audífonos. Luego prueba otra vez.</translation>
    </message>
    <message>
        <source>Did you hear two tones?</source>
        <translation>¿Oíste dos tonos?</translation>
    </message>
    <message>
        <source>Play a short sound.</source>
        <translation>Escucha un sonido corto.</translation>
    </message>
</context>
<context>
    <name>VisitCheckScreen</name>
    <message>
        <source>Check picture and sound</source>
        <translation>Probar imagen y sonido</translation>
    </message>
    <message>
        <source>Only you see this. Nothing is recorded.</source>
        <translation>Solo tú ves esto. No se graba nada.</translation>
    </message>
    <message>
        <source>Video visits do not work on this device</source>
        <translation>Las visitas por video no funcionan en este equipo</translation>
    </message>
    <message>
        <source>Please use another one.</source>
        <translation>Usa otro.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Lo que ve la cámara</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Oír un sonido</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Yes, I heard it</source>
        <translation>Sí, lo oí</translation>
    </message>
</context>
<context>
    <name>VisitModel</name>
    <message>
        <source>You said yes.</source>
        <extracomment>May be said now. The question before something is called off or declined: &quot;&quot;, &quot;cancel&quot;, &quot;decline&quot;. The visit&apos;s id: show the call.</extracomment>
        <translation>Dijiste que sí.</translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation>Dijiste que no.</translation>
    </message>
    <message>
        <source>It is called off.</source>
        <translation>Está cancelada.</translation>
    </message>
    <message>
        <source>This call may be recorded.</source>
        <translation>Esta llamada se puede grabar.</translation>
    </message>
    <message>
        <source>This call is not recorded.</source>
        <translation>Esta llamada no se graba.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>of day</comment>
        <translation>Hora</translation>
    </message>
    <message>
        <source>This has changed. Please look again.</source>
        <translation>Esto cambió. Míralo otra vez.</translation>
    </message>
    <message>
        <source>There is no room to save right now. Tell staff.</source>
        <translation>Ahora no hay espacio para guardar. Avisa al personal.</translation>
    </message>
</context>
<context>
    <name>VisitScreen</name>
    <message>
        <source>This visit is not here any more</source>
        <translation>Esta visita ya no está aquí</translation>
    </message>
    <message>
        <source>Nothing was lost. Look in Visits.</source>
        <translation>No se perdió nada. Mira en Visitas.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Video visit with %1</source>
        <translation>Visita por video con %1</translation>
    </message>
    <message>
        <source>Check picture and sound</source>
        <translation>Probar imagen y sonido</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Cancelarla</translation>
    </message>
    <message>
        <source>Call this visit off? %1 will be told.</source>
        <translation>¿Cancelar esta visita? Se lo diremos a %1.</translation>
    </message>
    <message>
        <source>Say no to this visit? %1 will be told.</source>
        <translation>¿Decir que no a esta visita? Se lo diremos a %1.</translation>
    </message>
    <message>
        <source>Keep the visit</source>
        <translation>Dejar la visita</translation>
    </message>
    <message>
        <source>Say no</source>
        <translation>Decir que no</translation>
    </message>
    <message>
        <source>The new time is good</source>
        <translation>La nueva hora está bien</translation>
    </message>
    <message>
        <source>Say yes</source>
        <translation>Decir que sí</translation>
    </message>
    <message>
        <source>Join the visit</source>
        <translation>Entrar a la visita</translation>
    </message>
</context>
<context>
    <name>VisitWords</name>
    <message>
        <source>%1 to %2</source>
        <comment>times of a day</comment>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>You asked for %1</source>
        <translation>Pediste %1</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <comment>times</comment>
        <translation>%1, o %2</translation>
    </message>
    <message>
        <source>it is time</source>
        <translation>ya es la hora</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a length of time</comment>
        <translation>en %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>en %n día</numerusform>
            <numerusform>en %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Video visits are paused for you.</source>
        <translation>Tus visitas por video están en pausa.</translation>
    </message>
    <message>
        <source>Your answer is on its way. It opens when the connection is back.</source>
        <translation>Tu respuesta va en camino. Se abre cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>This visit is over.</source>
        <translation>Esta visita terminó.</translation>
    </message>
    <message>
        <source>You called it off. It goes out with the next connection.</source>
        <translation>La cancelaste. Se envía con la próxima conexión.</translation>
    </message>
    <message>
        <source>You answered. It goes to %1 with the next connection.</source>
        <translation>Contestaste. Le llega a %1 con la próxima conexión.</translation>
    </message>
    <message>
        <source>Video visits are paused until %1</source>
        <translation>Las visitas por video están en pausa hasta %1</translation>
    </message>
    <message>
        <source>You can join at %1</source>
        <translation>Puedes entrar a las %1</translation>
    </message>
    <message>
        <source>%1 would like to see you. Please answer by %2</source>
        <translation>%1 quiere verte. Contesta antes de %2</translation>
    </message>
    <message>
        <source>It has a new time. Before it was %1</source>
        <translation>Tiene otra hora. Antes era %1</translation>
    </message>
    <message>
        <source>Visits with this person are not allowed now.</source>
        <translation>Ahora no se permiten visitas con esta persona.</translation>
    </message>
    <message>
        <source>There are no video visits here now.</source>
        <translation>Ahora no hay visitas por video aquí.</translation>
    </message>
    <message>
        <source>Visits are paused for you.</source>
        <translation>Tus visitas están en pausa.</translation>
    </message>
    <message>
        <source>You have another visit at that time.</source>
        <translation>Tienes otra visita a esa hora.</translation>
    </message>
    <message>
        <source>All places were taken at that time.</source>
        <translation>No había lugar a esa hora.</translation>
    </message>
    <message>
        <source>That time is outside visiting hours.</source>
        <translation>Esa hora está fuera del horario de visitas.</translation>
    </message>
    <message>
        <source>You have enough requests that wait.</source>
        <translation>Ya tienes bastantes solicitudes en espera.</translation>
    </message>
    <message>
        <source>That time was too soon.</source>
        <translation>Esa hora era demasiado pronto.</translation>
    </message>
    <message>
        <source>That time was too far ahead.</source>
        <translation>Esa hora era demasiado lejos.</translation>
    </message>
    <message>
        <source>That time is over.</source>
        <translation>Esa hora ya pasó.</translation>
    </message>
    <message>
        <source>The times you named have passed.</source>
        <translation>Las horas que dijiste ya pasaron.</translation>
    </message>
    <message>
        <source>You have all your visits of that week.</source>
        <translation>Ya tienes todas tus visitas de esa semana.</translation>
    </message>
    <message>
        <source>Your answer came too late.</source>
        <translation>Tu respuesta llegó tarde.</translation>
    </message>
    <message>
        <source>The visit had changed before your answer came.</source>
        <translation>La visita cambió antes de que llegara tu respuesta.</translation>
    </message>
    <message>
        <source>Staff said no. You can ask them why.</source>
        <translation>El personal dijo que no. Puedes preguntar por qué.</translation>
    </message>
    <message>
        <source>You said yes</source>
        <translation>Dijiste que sí</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>Dijiste que no</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>Otra hora</translation>
    </message>
    <message>
        <source>Your answer?</source>
        <translation>¿Tu respuesta?</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abiertas ahora</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdida</translation>
    </message>
    <message>
        <source>Not booked</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>%1 called you. The call was not answered.</source>
        <translation>%1 te llamó. Nadie contestó la llamada.</translation>
    </message>
    <message>
        <source>Staff look at your request. You will see the answer here.</source>
        <translation>El personal mira tu solicitud. Verás la respuesta aquí.</translation>
    </message>
    <message>
        <source>You two did not meet.</source>
        <translation>No se encontraron.</translation>
    </message>
    <message>
        <source>You said no to this visit.</source>
        <translation>Dijiste que no a esta visita.</translation>
    </message>
    <message>
        <source>You called it off.</source>
        <translation>La cancelaste.</translation>
    </message>
    <message>
        <source>It was not answered in time.</source>
        <translation>No se contestó a tiempo.</translation>
    </message>
    <message>
        <source>There was no place free.</source>
        <translation>No había lugar.</translation>
    </message>
    <message>
        <source>There are not enough staff.</source>
        <translation>No hay bastante personal.</translation>
    </message>
    <message>
        <source>It is for safety.</source>
        <translation>Es por seguridad.</translation>
    </message>
    <message>
        <source>The room or device is not there.</source>
        <translation>No hay sala o equipo.</translation>
    </message>
    <message>
        <source>%1 called it off.</source>
        <translation>%1 la canceló.</translation>
    </message>
    <message>
        <source>Staff called it off.</source>
        <translation>El personal la canceló.</translation>
    </message>
</context>
<context>
    <name>VisitsModel</name>
    <message>
        <source>Visits with legal contacts, mail and requests work.</source>
        <extracomment>False: this facility holds no visits; Home does not offer them. Why visits are paused for this person, and what still works; &quot;&quot; when they are not. The next visit that is booked; &quot;&quot; without one. Alone, and within a sentence. Visits that wait for the person&apos;s answer. Home says it only on its day. As they were at the last look; a call that rings is one of them. What the person was reminded of: visit, its time, minutes before.</extracomment>
        <translation>Las visitas con contactos legales, el correo y las solicitudes funcionan.</translation>
    </message>
    <message>
        <source>Video visit with %1</source>
        <translation>Visita por video con %1</translation>
    </message>
    <message>
        <source>You can join now.</source>
        <translation>Puedes entrar ahora.</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <comment>visits</comment>
        <translation>
            <numerusform>%n por contestar</numerusform>
            <numerusform>%n por contestar</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a visit</source>
        <translation>Pedir una visita</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, time</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Your visit with %1 begins at %2</source>
        <translation>Tu visita con %1 empieza a las %2</translation>
    </message>
</context>
<context>
    <name>VisitsPastScreen</name>
    <message>
        <source>Past visits</source>
        <translation>Visitas pasadas</translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation>Todavía no hay visitas</translation>
    </message>
    <message>
        <source>Visits stand here when they are over.</source>
        <translation>Las visitas aparecen aquí cuando terminan.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>VisitsScreen</name>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Video visits are not used here</source>
        <translation>Aquí no se usan visitas por video</translation>
    </message>
    <message>
        <source>You can write to your people. Mail works as always.</source>
        <translation>Puedes escribir a tu gente. El correo funciona como siempre.</translation>
    </message>
    <message>
        <source>Write to someone</source>
        <translation>Escribir a alguien</translation>
    </message>
    <message>
        <source>No visit is planned</source>
        <translation>No hay visitas previstas</translation>
    </message>
    <message>
        <source>Ask for one. Your people can propose one too.</source>
        <translation>Pide una. Tu gente también puede proponer.</translation>
    </message>
    <message>
        <source>More visits</source>
        <translation>Más visitas</translation>
    </message>
    <message>
        <source>Your visits</source>
        <translation>Tus visitas</translation>
    </message>
    <message>
        <source>Past visits</source>
        <translation>Visitas pasadas</translation>
    </message>
    <message>
        <source>Check picture and sound</source>
        <translation>Probar imagen y sonido</translation>
    </message>
    <message>
        <source>Ask for a visit</source>
        <translation>Pedir una visita</translation>
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
        <translation>Desde %1</translation>
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
        <source>They are %1 and safe, even if the power goes out.</source>
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
        <source>Asking to add %1</source>
        <translation>Pedir que añadan a %1</translation>
    </message>
    <message>
        <source>Blocking %1</source>
        <translation>Bloquear a %1</translation>
    </message>
    <message>
        <source>Unblocking %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
    <message>
        <source>Asking to see %1</source>
        <translation>Pedir ver a %1</translation>
    </message>
    <message>
        <source>Your yes to a visit with %1</source>
        <translation>Tu sí a una visita con %1</translation>
    </message>
    <message>
        <source>Your no to a visit with %1</source>
        <translation>Tu no a una visita con %1</translation>
    </message>
    <message>
        <source>Calling off the visit with %1</source>
        <translation>Cancelar la visita con %1</translation>
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
        <source>Commissary order for %1</source>
        <translation>Pedido a la tienda por %1</translation>
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
    <name>WelcomeWords</name>
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
</context>
<context>
    <name>WhoPill</name>
    <message>
        <source>Signed in: %1</source>
        <translation>Sesión de %1</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Take this back?</source>
        <translation>¿Retirar esto?</translation>
    </message>
    <message>
        <source>Nobody will answer it then. What you filed stays in your list.</source>
        <translation>Entonces nadie responderá. Lo presentado sigue en tu lista.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar</translation>
    </message>
</context>
<context>
    <name>WordBar</name>
    <message>
        <source>Words to choose</source>
        <translation>Palabras para elegir</translation>
    </message>
</context>
<context>
    <name>WordGameModel</name>
    <message>
        <source>The word needs 5 letters.</source>
        <translation>La palabra necesita 5 letras.</translation>
    </message>
    <message>
        <source>We do not know this word. Your try is not used up.</source>
        <translation>No conocemos esta palabra. No pierdes el intento.</translation>
    </message>
    <message>
        <source>Letter %1 is %2.</source>
        <translation>La letra %1 es %2.</translation>
    </message>
    <message>
        <source>Find the hidden word of 5 letters in 6 tries. After each try signs tell what is right. Accents do not matter.</source>
        <translation>Halla la palabra oculta de 5 letras en 6 intentos. Después de cada intento, unas señales dicen qué va bien. Los acentos no importan.</translation>
    </message>
    <message>
        <source>Right letter, right place</source>
        <translation>Letra correcta, lugar correcto</translation>
    </message>
    <message>
        <source>Right letter, wrong place</source>
        <translation>Letra correcta, otro lugar</translation>
    </message>
    <message>
        <source>Not in the word</source>
        <translation>No está en la palabra</translation>
    </message>
    <message>
        <source>Word of the day</source>
        <translation>Palabra del día</translation>
    </message>
    <message>
        <source>The same word for everybody. A new one each day.</source>
        <translation>La misma palabra para todos. Cada día una nueva.</translation>
    </message>
    <message>
        <source>Any word</source>
        <translation>Cualquier palabra</translation>
    </message>
    <message>
        <source>As many as you like.</source>
        <translation>Todas las que quieras.</translation>
    </message>
    <message>
        <source>You found %1 of %2 words.</source>
        <translation>Hallaste %1 de %2 palabras.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Ver otra vez</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Done for today.</source>
        <translation>Listo por hoy.</translation>
    </message>
    <message>
        <source>Done for today. A new one comes tomorrow.</source>
        <translation>Listo por hoy. Mañana hay otra.</translation>
    </message>
    <message numerus="yes">
        <source>%n of 6 tries used</source>
        <translation>
            <numerusform>%n de 6 intentos usado</numerusform>
            <numerusform>%n de 6 intentos usados</numerusform>
        </translation>
    </message>
    <message>
        <source>The word was: %1.</source>
        <translation>La palabra era: %1.</translation>
    </message>
    <message>
        <source>Try %1 of 6</source>
        <translation>Intento %1 de 6</translation>
    </message>
    <message>
        <source>You found it.</source>
        <translation>La hallaste.</translation>
    </message>
    <message>
        <source>There are no more hints for this word.</source>
        <translation>No hay más pistas para esta palabra.</translation>
    </message>
    <message>
        <source>You know every letter by now.</source>
        <translation>Ya conoces todas las letras.</translation>
    </message>
    <message>
        <source>Choose a word</source>
        <translation>Elegir palabra</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>It was a hard one. The next one may be yours.</source>
        <translation>Era difícil. La próxima puede ser tuya.</translation>
    </message>
    <message numerus="yes">
        <source>%n try(s)</source>
        <translation>
            <numerusform>%n intento</numerusform>
            <numerusform>%n intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, found in %2.</source>
        <translation>%1, hallada en %2.</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Pista: %1</translation>
    </message>
    <message>
        <source>right place</source>
        <translation>lugar correcto</translation>
    </message>
    <message>
        <source>in another place</source>
        <translation>en otro lugar</translation>
    </message>
    <message>
        <source>not in the word</source>
        <translation>no está en la palabra</translation>
    </message>
</context>
<context>
    <name>WordTable</name>
    <message>
        <source>Play any word</source>
        <translation>Jugar cualquier palabra</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Siguiente palabra</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>dddd, MMMM d</source>
        <extracomment>First hour of each band of the drawn landscape, and of each greeting.</extracomment>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>Good morning</source>
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
    <message>
        <source>MMMM d</source>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>MMMM d, yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM &apos;de&apos; yyyy</translation>
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
    <message>
        <source>%1¢</source>
        <translation>%1¢</translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s)</source>
        <translation>
            <numerusform>%n estampilla</numerusform>
            <numerusform>%n estampillas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteToScreen</name>
    <message>
        <source>Write to someone</source>
        <translation>Escribir a alguien</translation>
    </message>
</context>
<context>
    <name>WritingPlace</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>WrongScreen</name>
    <message>
        <source>Which line looks wrong?</source>
        <translation>¿Qué línea parece un error?</translation>
    </message>
    <message>
        <source>This looks wrong</source>
        <translation>Esto parece un error</translation>
    </message>
    <message>
        <source>Touch it here. You can also find it with Search.</source>
        <translation>Tócala aquí. También puedes buscarla.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada aquí</translation>
    </message>
    <message>
        <source>You will see each deposit and each charge here.</source>
        <translation>Aquí verás cada depósito y cada cargo.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show this number to staff</source>
        <translation>Muestra este número al personal</translation>
    </message>
    <message>
        <source>This number goes with your ticket</source>
        <translation>Este número va con tu solicitud</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>Referencia: %1</translation>
    </message>
    <message>
        <source>Support looks at it</source>
        <translation>Soporte lo revisa</translation>
    </message>
    <message>
        <source>Your money is safe</source>
        <translation>Tu dinero está a salvo</translation>
    </message>
    <message>
        <source>It stays as it is until staff look.</source>
        <translation>Queda como está hasta que lo revisen.</translation>
    </message>
    <message>
        <source>Tell your unit staff</source>
        <translation>Díselo al personal de tu unidad</translation>
    </message>
    <message>
        <source>They can look this number up.</source>
        <translation>Pueden buscar este número.</translation>
    </message>
    <message>
        <source>Nothing is sent from here</source>
        <translation>Desde aquí no se envía nada</translation>
    </message>
    <message>
        <source>Your money stays as it is until staff look.</source>
        <translation>Tu dinero sigue igual hasta que lo revisen.</translation>
    </message>
    <message>
        <source>Ask support about it</source>
        <translation>Preguntar a soporte</translation>
    </message>
    <message>
        <source>Print this for staff</source>
        <translation>Imprimir esto para el personal</translation>
    </message>
</context>
</TS>
