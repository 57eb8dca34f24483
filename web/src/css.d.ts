/** Style sheets are only bundled; code uses nothing from them. */
declare module '*.css';
