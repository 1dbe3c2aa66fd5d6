/** The version of the library, as statements name it; a test holds it against package.json. */
export const VERSION = '0.1.0';
