/** Labels that several models share. */
export const label = {
  content: { en: 'Content', fr: 'Contenu', es: 'Contenido' },
  shop: { en: 'Shop', fr: 'Boutique', es: 'Tienda' },
  name: { en: 'Name', fr: 'Nom', es: 'Nombre' },
  slug: { en: 'Slug', fr: 'Identifiant d’URL', es: 'Identificador de URL' },
  category: { en: 'Category', fr: 'Catégorie', es: 'Categoría' },
  customer: { en: 'Customer', fr: 'Client', es: 'Cliente' },
  status: { en: 'Status', fr: 'Statut', es: 'Estado' },
  createdAt: { en: 'Created', fr: 'Création', es: 'Creación' },
  updatedAt: { en: 'Updated', fr: 'Mise à jour', es: 'Actualización' },
};
