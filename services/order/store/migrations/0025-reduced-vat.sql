-- Reduced rates of the countries of the Union besides Germany and France, with their days: of several the highest, so that
-- too little is never taken. Denmark has none. Goods that Britain does not tax (class `zero`: books, food, clothes for
-- children) are free in Ireland too; elsewhere they keep the standard rate, which is that of clothes for children. Rates that
-- staff have written stay as they are.
delete from tax_rates r using tax_jurisdictions j
where j.jurisdiction = r.jurisdiction and j.version = 1 and r.source = 'store/rules/vat-rates-history.csv.gz'
  and (r.tax_class = 'reduced' and r.jurisdiction not in ('GB', 'CN', 'DE', 'FR', 'DK')
    or r.tax_class = 'zero' and r.jurisdiction = 'IE');

insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source)
select r.jurisdiction, 'reduced', r.rate, r.valid_from::date, r.valid_until::date, 'commerceguys/tax at d86a05c3b5d2'
from tax_jurisdictions j join (values
  ('AT', 1000, '1995-01-01', '2016-01-01'),
  ('AT', 1300, '2016-01-01', null),
  ('BE', 600, '1971-01-01', '1992-04-01'),
  ('BE', 1200, '1992-04-01', null),
  ('BG', 700, '2007-01-01', '2011-04-01'),
  ('BG', 900, '2011-04-01', null),
  ('CY', 500, '2004-05-01', '2005-08-01'),
  ('CY', 800, '2005-08-01', '2014-01-13'),
  ('CY', 900, '2014-01-13', null),
  ('CZ', 500, '2004-05-01', '2008-01-01'),
  ('CZ', 900, '2008-01-01', '2010-01-01'),
  ('CZ', 1000, '2010-01-01', '2012-01-01'),
  ('CZ', 1400, '2012-01-01', '2013-01-01'),
  ('CZ', 1500, '2013-01-01', '2024-01-01'),
  ('CZ', 1200, '2024-01-01', null),
  ('EE', 500, '2004-05-01', '2009-01-01'),
  ('EE', 900, '2009-01-01', '2025-01-01'),
  ('EE', 1300, '2025-01-01', null),
  ('ES', 700, '1995-01-01', '2010-07-01'),
  ('ES', 800, '2010-07-01', '2012-09-01'),
  ('ES', 1000, '2012-09-01', null),
  ('FI', 1300, '2010-07-01', '2013-01-01'),
  ('FI', 1400, '2013-01-01', null),
  ('GR', 900, '2005-04-01', '2010-03-15'),
  ('GR', 1000, '2010-03-15', '2010-07-01'),
  ('GR', 1100, '2010-07-01', '2011-01-01'),
  ('GR', 1300, '2011-01-01', null),
  ('HR', 2500, '2012-03-01', '2013-07-01'),
  ('HR', 1000, '2013-07-01', '2014-01-01'),
  ('HR', 1300, '2014-01-01', null),
  ('HU', 500, '2004-05-01', '2009-07-01'),
  ('HU', 1800, '2009-07-01', null),
  ('IE', 1350, '2003-01-01', null),
  ('IT', 400, '1989-01-01', '1995-02-24'),
  ('IT', 1000, '1995-02-24', null),
  ('LT', 900, '2004-05-01', null),
  ('LU', 1200, '1979-02-12', '2015-01-01'),
  ('LU', 1400, '2015-01-01', '2023-01-01'),
  ('LU', 1300, '2023-01-01', '2024-01-01'),
  ('LU', 1400, '2024-01-01', null),
  ('LV', 500, '2004-05-01', '2009-01-01'),
  ('LV', 1000, '2009-01-01', '2011-01-01'),
  ('LV', 1200, '2011-01-01', null),
  ('MT', 500, '2004-05-01', '2011-01-01'),
  ('MT', 700, '2011-01-01', null),
  ('NL', 600, '1986-10-01', '2019-01-01'),
  ('NL', 900, '2019-01-01', null),
  ('PL', 700, '2004-05-01', '2011-01-01'),
  ('PL', 800, '2011-01-01', null),
  ('PT', 1200, '1996-07-01', '2010-07-01'),
  ('PT', 1300, '2010-07-01', null),
  ('RO', 900, '2008-12-01', '2025-08-01'),
  ('RO', 1100, '2025-08-01', null),
  ('SE', 1200, '1995-01-01', null),
  ('SI', 850, '2004-05-01', '2013-07-01'),
  ('SI', 950, '2013-07-01', null),
  ('SK', 1000, '2011-01-01', '2025-01-01')) r (jurisdiction, rate, valid_from, valid_until) using (jurisdiction)
where j.version = 1;

insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, source)
select r.jurisdiction, r.tax_class, r.rate, r.valid_from::date, r.source
from tax_jurisdictions j join (values
  ('SK', 'reduced', 1900, '2025-01-01', 'zákon č. 222/2004 Z. z., § 27'),
  ('IE', 'zero', 0, '1972-11-01', 'Value-Added Tax Consolidation Act 2010, Schedule 2')
) r (jurisdiction, tax_class, rate, valid_from, source) using (jurisdiction)
where j.version = 1;

update tax_jurisdictions set version = 2
where version = 1 and jurisdiction in (
  select jurisdiction from tax_rates where source = 'commerceguys/tax at d86a05c3b5d2');
insert into rule_changes (who, what, subject, version, content)
select 'system', 'rules-written', 'tax:' || jurisdiction, version, value from tax_rate_values
where jurisdiction in (select jurisdiction from tax_rates where source = 'commerceguys/tax at d86a05c3b5d2')
on conflict (subject, version) where what = 'rules-written' do nothing;
