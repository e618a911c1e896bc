/** What a person does here: 12345 agent 话务员, 110 call-taker 接警员, team lead 班长, trainer 培训师. */
export type Role = 'agent' | 'callTaker' | 'lead' | 'trainer';

export const ROLES: readonly Role[] = ['agent', 'callTaker', 'lead', 'trainer'];
