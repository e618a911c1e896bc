/**
 * How the key of the records is kept. Shown as it is: nobody is told more than is so.
 *
 * `keyring`: the operating system's, by the name that it has. `passphrase`: known to a person alone. `keyFile`: in a
 * file for its owner alone; `beside`: in the folder of the data itself, so that who takes the folder has both.
 */
export type Protection =
  | { readonly by: 'keyring'; readonly backend: string }
  | { readonly by: 'passphrase' }
  | { readonly by: 'keyFile'; readonly beside: boolean };
