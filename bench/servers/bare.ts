/** Nothing but node:http: what the memory of the others is compared with. */
import { serve } from './serve.ts';

serve((_request, answer) => void answer.end('{}'), { statements: () => 0 });
