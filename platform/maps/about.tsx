import type { MapGround } from './ground.ts';
import type { MapTranslator } from './messages.ts';

/** What a reader has to know of the map: whose server it asks, how distances are counted, what becomes of a position. */
export function About(props: { ground: MapGround; straight: boolean; sorts: boolean; t: MapTranslator }) {
  const { ground, straight, sorts, t } = props;
  return (
    <div class="map-about" id="map-about">
      {straight ? <p>{t('about.straight')}</p> : null}
      {ground === null || ground.host === null ? null : (
        <p>
          {t('about.third', { name: ground.attribution, host: ground.host })}
          {ground.terms === null ? null : (
            <>
              {' '}
              <a href={ground.terms} rel="noreferrer">
                {t('about.terms', { name: ground.attribution })}
              </a>
            </>
          )}
        </p>
      )}
      {sorts ? (
        <p hidden data-map-script-only="">
          {t('about.position')}
        </p>
      ) : null}
    </div>
  );
}
