// The package needs nothing here; React's JSX does.
export default { esbuild: { jsx: 'automatic' } };
