// What is built needs nothing for the package; Vite's development server has to leave it where its files are. React's
// JSX is told to esbuild; Vite, which finds what that imports only when it is asked for, would load the page anew then.
export default {
  esbuild: { jsx: 'automatic' },
  optimizeDeps: { exclude: ['parley'], include: ['react/jsx-dev-runtime'] },
};
