/** The SQL that somebody who knows the tables would write by hand, the same on both databases. */

const PAGE = `SELECT p.id, p.title, p.author_id, u.name AS author, p.category_id, c.name AS category, p.status, p.views, p.created_at
  FROM posts p LEFT JOIN users u ON u.id = p.author_id LEFT JOIN categories c ON c.id = p.category_id`;
const ORDER = 'ORDER BY p.created_at DESC, p.id DESC LIMIT 25';

export const sql = {
  list: `${PAGE} ${ORDER}`,
  count: 'SELECT COUNT(*) AS total FROM posts',
  get: `SELECT p.*, u.name AS author, c.name AS category
    FROM posts p LEFT JOIN users u ON u.id = p.author_id LEFT JOIN categories c ON c.id = p.category_id WHERE p.id = ?`,
  tagsOf:
    'SELECT t.id, t.name FROM post_tags j JOIN tags t ON t.id = j.tag_id WHERE j.post_id = ? ORDER BY t.id LIMIT 500',
  before: 'SELECT * FROM posts WHERE id = ?',
  insert: `INSERT INTO posts (title, body, status, featured, views, author_id, category_id, created_at, updated_at)
    VALUES (?, ?, 'draft', 0, 0, ?, ?, ?, ?)`,
  update: 'UPDATE posts SET title = ?, updated_at = ? WHERE id = ?',
  audit: `INSERT INTO asok_admin_log (operation_id, at, user_id, user_label, action, model, record_key, record_label, changes, count)
    VALUES (?, ?, '1', 'Bench', ?, 'posts', ?, ?, ?, 1)`,
  session: `SELECT s.expires_at, u.id, u.email, u.name, u.is_admin FROM asok_sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = ? AND s.expires_at > ?`,
};
