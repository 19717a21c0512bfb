using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <content>Writes what is stored.</content>
internal sealed partial class WebhookDeliveryGrain
{
    /// <summary>How far a position that nothing was sent for may run ahead of what is stored.</summary>
    private const int UnsavedMax = 1_000;

    private async Task ChangeAsync(Func<DeliveryProgress, DeliveryProgress> change)
    {
        if (!WebhookTarget.Exists(workspace.Current, Key)) throw new ContactCenterException(CatalogErrors.WebhookNotFound);
        _epoch++;
        _progress = change(_progress);
        await SaveAsync();
        await Wake();
    }

    /// <returns>True: there may be more to do.</returns>
    private async Task<bool> AdoptAsync(int epoch, DeliveryProgress after, bool isWorthSaving)
    {
        if (epoch != _epoch) return true;
        // A message may have come meanwhile.
        _progress = after with { Offline = _progress.Offline };
        if (isWorthSaving || after.Position - _savedPosition >= UnsavedMax) await SaveAsync();
        return true;
    }

    private async Task SaveAsync()
    {
        await _writing.WaitAsync();
        try
        {
            stored.State = _progress;
            await stored.WriteStateAsync();
            _savedPosition = stored.State.Position ?? 0;
        }
        catch
        {
            // Whether it was written is not known.
            await _leaving.CancelAsync();
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task SaveLogAsync()
    {
        if (_logIsSaved) return;
        (_logIsSaved, _logSavedAt) = (true, services.Now());
        await _writing.WaitAsync();
        try
        {
            storedLog.State = new DeliveryLog { Deliveries = DeliveryRules.Remembered(_log, _logSavedAt) };
            await storedLog.WriteStateAsync();
        }
        finally
        {
            _writing.Release();
        }
    }
}
