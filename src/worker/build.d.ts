/** The version this came from: the server writes it above the script. */
declare const BUILD: string;
