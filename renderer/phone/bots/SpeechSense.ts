// Phone page. Whether somebody speaks, by how loud it is: louder than the room for a while, quiet again for a while.

/** Beats of sound; at 25 ms each, 150 ms of voice begin a speech and 250 ms of quiet end it. */
export const BEGIN = 6;
export const END = 10;
/** How many decibels a voice stands above the room. */
const ABOVE = 12;
/** Below this it is no voice, however quiet the room, dBFS. */
const FAINT = -42;
/** The room is the quietest of the last three seconds, so that a steady hum is no speech. */
const ROOM = 120;

export class SpeechSense {
  readonly #levels: number[] = [];
  #loud = 0;
  #quiet = 0;
  #talking = false;

  /** Takes the loudness of the next beat, dBFS, and answers whether somebody speaks. */
  hear(level: number): boolean {
    this.#levels.push(level);
    if (this.#levels.length > ROOM) this.#levels.shift();
    const room = this.#levels.length < ROOM ? -Infinity : Math.min(...this.#levels);
    const voice = level > Math.max(FAINT, room + ABOVE);
    this.#loud = voice ? this.#loud + 1 : 0;
    this.#quiet = voice ? 0 : this.#quiet + 1;
    if (this.#loud >= BEGIN) this.#talking = true;
    if (this.#quiet >= END) this.#talking = false;
    return this.#talking;
  }
}
