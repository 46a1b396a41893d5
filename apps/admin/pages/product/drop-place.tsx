import { useState } from 'react';
import styles from './product-editor.module.css';

/** A place on which files are dropped; the button beside it does the same by keyboard. */
export function DropPlace({ label, onFiles }: { label: string; onFiles: (files: File[]) => void }) {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={styles['drop']}
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {label}
    </div>
  );
}
