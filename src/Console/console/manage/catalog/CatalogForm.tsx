import { useEffect, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import { useApp } from '../../app';
import { notify } from '../../shell/toasts';
import { errorText, strings } from '../../strings';
import { manageTexts } from '../texts';
import { FormControl } from './FormControl';
import type { Catalog, Values } from './types';

interface CatalogFormProps<Item> {
    catalog: Catalog<Item>;
    item: Item | undefined;
    onClose(): void;
    onSaved(): void;
}

/** The form of one item, beside the list. What was changed is not given up without a question. */
export function CatalogForm<Item>({ catalog, item, onClose, onSaved }: CatalogFormProps<Item>) {
    const app = useApp();
    const { common } = strings.value;
    const { manage } = manageTexts.value;
    const [values, setValues] = useState<Values>();
    const [isChanged, setChanged] = useState(false);
    const [isLeaving, setLeaving] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const [problem, setProblem] = useState<string>();
    const [key, setKey] = useState(newId);
    useEffect(() => {
        Promise.resolve(catalog.values(item, app)).then(setValues, (failure: unknown) => setProblem(errorText(failure)));
    }, []);

    const close = () => (isChanged ? setLeaving(true) : onClose());
    const save = async (event: Event) => {
        event.preventDefault();
        if (!values || !catalog.save) return;
        setBusy(true);
        setProblem(undefined);
        try {
            await catalog.save(app, values, item, key);
            notify(manage.saved);
            onSaved();
            onClose();
        } catch (failure) {
            setProblem(errorText(failure));
            setKey(newId());
            setBusy(false);
        }
    };
    return (
        <Dialog title={item ? catalog.name(item) : catalog.addLabel ?? ''} closeLabel={common.close} onClose={close} isPanel>
            {problem && <p class="banner bad" role="alert">{problem}</p>}
            {!values && !problem && <p class="quiet">{common.loading}</p>}
            {values && (
                <form class="stack manage-form" onSubmit={save}>
                    {catalog.fields(item, app).filter((field) => field.isShown?.(values) ?? true).map((field) => (
                        <FormControl key={field.name} field={field} value={values[field.name]}
                            onChange={(value) => { setValues({ ...values, [field.name]: value }); setChanged(true); }} />
                    ))}
                    <div class="actions form-actions">
                        <button type="button" class="button" onClick={close}>{common.cancel}</button>
                        <button type="submit" class="button primary" disabled={isBusy}>{common.save}</button>
                    </div>
                </form>
            )}
            {isLeaving && (
                <Dialog title={manage.leave} closeLabel={common.close} onClose={() => setLeaving(false)}>
                    <p>{manage.leaveText}</p>
                    <div class="actions">
                        <button type="button" class="button" autofocus onClick={() => setLeaving(false)}>{manage.stay}</button>
                        <button type="button" class="button danger" onClick={onClose}>{common.discard}</button>
                    </div>
                </Dialog>
            )}
        </Dialog>
    );
}
