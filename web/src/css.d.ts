/** Style sheets are bundled; nothing of them is used in code. */
declare module '*.css';
