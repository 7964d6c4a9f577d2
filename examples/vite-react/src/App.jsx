// A room among components: how many are in it is React's own state.

import 'parley';
import { useEffect, useRef, useState } from 'react';

export function App() {
  const room = useRef(null);
  const [others, setOthers] = useState(0);

  useEffect(() => {
    const element = room.current;
    const count = () => setOthers(element.snapshot.members.length);
    element.addEventListener('change', count);
    return () => element.removeEventListener('change', count);
  }, []);

  return (
    <main>
      <h1>Tea with {others} others</h1>
      <parley-room ref={room} room="react" />
    </main>
  );
}
