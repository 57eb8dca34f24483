import { agentRoutes } from './agent-routes.ts';
import { announcementRoutes } from './announcement-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { boardRoutes } from './board-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { callRoutes } from './call-routes.ts';
import { callerPrivacyRoutes } from './caller-privacy-routes.ts';
import { callerRoutes } from './caller-routes.ts';
import { callerRuleRoutes } from './caller-rule-routes.ts';
import { connectRoutes } from './connect-routes.ts';
import { connectStateRoutes } from './connect-state-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import { dialRoutes } from './dial-routes.ts';
import { followedCalendarRoutes } from './followed-calendar-routes.ts';
import { importRoutes } from './import-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { missedRoutes } from './missed-routes.ts';
import { passwordLinkRoutes } from './password-link-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { pauseRoutes } from './pause-routes.ts';
import { refusedSignInRoutes } from './refused-sign-in-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { rotaRoutes } from './rota-routes.ts';
import type { Route } from './route.ts';
import { ruleRoutes } from './rule-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingsLogRoutes } from './settings-log-routes.ts';
import { settingsMergeRoutes } from './settings-merge-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { signOnRoutes } from './sign-on-routes.ts';
import { startRoute } from './start-route.ts';
import { teamRoutes } from './team-routes.ts';
import { userRoutes } from './user-routes.ts';
import { wallRoutes } from './wall-routes.ts';
import { wishRoutes } from './wish-routes.ts';

/** All operations of the API, except the stream of events and its own description. */
export const apiRoutes: readonly Route[] = [
  startRoute,
  ...sessionRoutes,
  ...passwordRoutes,
  ...passwordLinkRoutes,
  ...secondFactorRoutes,
  ...keyRoutes,
  ...userRoutes,
  ...auditRoutes,
  ...refusedSignInRoutes,
  ...signOnRoutes,
  ...boardRoutes,
  ...callRoutes,
  ...callerRoutes,
  ...callerPrivacyRoutes,
  ...callerRuleRoutes,
  ...wishRoutes,
  ...missedRoutes,
  ...requestRoutes,
  ...dialRoutes,
  ...agentRoutes,
  ...calendarRoutes,
  ...followedCalendarRoutes,
  ...pauseRoutes,
  ...reportRoutes,
  ...connectionRoutes,
  ...connectRoutes,
  ...connectStateRoutes,
  ...teamRoutes,
  ...importRoutes,
  ...settingsRoutes,
  ...rotaRoutes,
  ...ruleRoutes,
  ...settingsMergeRoutes,
  ...settingsLogRoutes,
  ...announcementRoutes,
  ...wallRoutes,
  ...demoRoutes,
];
