-- Words are looked for in one locale at a time: an index that holds those of all finds, and leaves again, as many of the others.
create index documents_words_en_gb on documents using gin (words) with (fastupdate = off) where locale = 'en-gb';
create index documents_words_zh_cn on documents using gin (words) with (fastupdate = off) where locale = 'zh-cn';
create index documents_strong_words_en_gb on documents using gin (strong_words) with (fastupdate = off) where locale = 'en-gb';
create index documents_strong_words_zh_cn on documents using gin (strong_words) with (fastupdate = off) where locale = 'zh-cn';
drop index documents_words;
drop index documents_strong_words;
