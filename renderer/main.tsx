import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource/ibm-plex-mono/400.css';
import '@fontsource/ibm-plex-mono/500.css';
import '@fontsource/ibm-plex-mono/600.css';
import './styles/tokens.css';
import './styles/components.css';
import './styles/screens.css';
import './styles/record.css';
import './styles/deposit.css';
import './styles/holds.css';
import './styles/journal.css';
import './styles/consent.css';
import './styles/show.css';
import './styles/emergency.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
// Not in strict mode: it would run each effect twice while developing, and an effect here is a signed exchange.
createRoot(root).render(<App />);
