import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
// Names may be Chinese in either language. A machine with its own Chinese font fetches no slice of this one.
import '@fontsource/noto-sans-sc/400.css';
import '@mantine/core/styles.layer.css';
import '../ui/tokens.css';
import './admin.css';
import { createQueryClient } from './api/query-client.ts';
import { LanguageProvider } from './language/language-provider.tsx';
import { AnnouncementProvider } from './parts/announcement-provider.tsx';
import { createAdminRouter } from './routes.tsx';
import { redrawWithNewFonts } from './theme/redraw-with-new-fonts.ts';
import { cssVariables } from './theme/css-variables.ts';
import { theme } from './theme/theme.ts';

const place = document.querySelector('#root');
if (!place) throw new Error('the page has no #root');

redrawWithNewFonts(document);
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={createQueryClient()}>
          <AnnouncementProvider>
            <RouterProvider router={createAdminRouter()} />
          </AnnouncementProvider>
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  </StrictMode>,
);
