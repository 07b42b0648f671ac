/** Text files are bundled as strings. Those of `dist` are made by `node scripts/with-node.mjs tracker/build.ts`. */
declare module '*.txt' {
  const text: string;
  export default text;
}
