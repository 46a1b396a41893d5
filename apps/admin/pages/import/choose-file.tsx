import { Alert, Progress } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSendImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import styles from './choose-file.module.css';
import { judgeContent, judgeSize, type FileFault } from './judge-file.ts';

/** Takes a CSV file, by choice or by dropping it, sends it and goes to where its check is followed. */
export function ChooseFile() {
  const { words } = useLanguage();
  const text = words.transfer;
  const navigate = useNavigate();
  const [isOver, setIsOver] = useState(false);
  const [fault, setFault] = useState<FileFault>();
  const [fileName, setFileName] = useState('');
  const [share, setShare] = useState(0);
  const send = useSendImport(setShare);

  const take = async (file: File | undefined) => {
    if (!file || send.isPending) return;
    setFileName(file.name);
    setShare(0);
    const tooMuch = judgeSize(file.size);
    const content = tooMuch ? '' : await file.text();
    const found = tooMuch ?? judgeContent(content);
    setFault(found);
    if (found) return;
    send.mutate(
      { fileName: file.name, content },
      { onSuccess: (importId) => void navigate(`/import/${importId}`) },
    );
  };
  return (
    <>
      <label className={styles['place']} data-over={isOver || undefined}>
        <span className={styles['label']}>{text.choose}</span>
        <span className={styles['hint']}>{text.orDrop}</span>
        <input
          className={styles['input']}
          type="file"
          accept=".csv,text/csv,text/plain"
          disabled={send.isPending}
          onDragEnter={() => setIsOver(true)}
          onDragLeave={() => setIsOver(false)}
          onDrop={() => setIsOver(false)}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p className={styles['hint']}>{text.example}</p>
      {send.isPending ? (
        <div className={styles['sending']}>
          <p>{text.sending(fileName)}</p>
          <Progress value={share * 100} aria-label={text.sending(fileName)} />
        </div>
      ) : null}
      {fault ? (
        <Alert color="bad" title={fileName} my="md" role="alert">
          {text.fileFaults[fault]}
        </Alert>
      ) : null}
      {send.error ? <ProblemNote error={send.error} /> : null}
    </>
  );
}
