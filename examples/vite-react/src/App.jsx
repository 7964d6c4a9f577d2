// A room among components: how many are in it is React's own state. In TypeScript, `import type {} from 'parley/jsx'`
// adds the types of the element.

import 'parley';
import { useState } from 'react';

export function App() {
  const [others, setOthers] = useState(0);
  const count = ({ currentTarget }) => setOthers(currentTarget.members.length);

  return (
    <main>
      <h1>Tea with {others} others</h1>
      <parley-room room="react" onchange={count} />
    </main>
  );
}
