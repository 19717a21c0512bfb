import { useEffect } from 'preact/hooks';
import { useApp } from '../../app';
import { useRest } from '../../shell/useRest';
import { manageTexts } from '../texts';

const AGAIN_AFTER_MS = 2_000;

/** How far contacts are made findable by other fields than before. Nothing once that is done. */
export function FieldProgress() {
    const { api } = useApp();
    const { value, isReading, reload } = useRest('field-progress', (signal) => api.get('livechat/custom-fields.progress', { signal }));
    const isGoingOn = value !== undefined && !value.done;
    useEffect(() => {
        if (!isGoingOn || isReading) return;
        const timer = setTimeout(reload, AGAIN_AFTER_MS);
        return () => clearTimeout(timer);
    }, [isGoingOn, isReading]);
    if (!isGoingOn) return null;
    return (
        <p class="banner warn" role="status">
            {manageTexts.value.fields.progress(value.outdated, value.total)}
        </p>
    );
}
