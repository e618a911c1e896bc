// Renderer, board page: the name of a city by its code (GB/T 2260); the code, where it is not known.
import { useCallback } from 'react';
import { useBoardState } from '../BoardContext';

export function useCityName(): (code: string) => string {
  const places = useBoardState((state) => state.places);
  return useCallback((code) => places.get(code) ?? code, [places]);
}
