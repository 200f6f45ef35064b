import type { Language } from './language.ts';

/** Portuguese. */
export const portuguese: Language = {
  code: 'pt',
  topics: [
    'os mapas dobrados',
    'os dicionários usados',
    'os comboios noturnos',
    'os atlas de bolso',
    'os livros sem capa',
    'os cadernos de campo',
    'os tipos de chumbo',
    'os alfarrabistas',
  ],
  titles: [
    'Porque nos fazem falta {topic}',
    'O que lembram {topic}',
    'Um inverno entre {topic}',
    'Quem cuida de tudo, até {topic}?',
    'Como envelhecem {topic}',
    'Aprender a ver {topic}',
  ],
  places: ['Braga', 'Évora', 'Olinda', 'Coimbra', 'Paraty', 'Faro'],
  subjects: [
    'O encadernador do primeiro andar',
    'Uma leitora que nunca assina',
    'A nossa revisora mais antiga',
    'O rapaz da fábrica de papel',
    'Um piloto de barra reformado',
    'A gata da livraria',
  ],
  actions: [
    'conta as folhas duas vezes',
    'guarda cada gralha numa lata de bolachas',
    'confia mais no lápis do que no ecrã',
    'sabe qual estante se inclina',
    'tem opiniões sobre vírgulas',
    'lê a última página em voz alta',
  ],
  moments: [
    'antes da primeira balsa',
    'quando a chuva chega à cave',
    'na última sexta-feira do mês',
    'muito depois de fechar o catálogo',
    'assim que as prensas se calam',
  ],
  sentence: (subject, action, moment) => `${subject} ${action} ${moment}.`,
  gap: ' ',
  replies: [
    'O meu avô tinha um destes no sótão.',
    'Há fotografia da segunda página?',
    'Não concordo com o terceiro parágrafo.',
    'Li duas vezes no autocarro.',
    'A ligação da nota não funciona.',
    'Encomendei dois, um para emprestar.',
  ],
};
