using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Webhooks;

/// <content>Sends, one step after the other, until nothing is left to do now.</content>
internal sealed partial class WebhookDeliveryGrain
{
    private const int PageMax = 100;

    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(5);

    /// <summary>Sends until nothing is left to do now. Nobody waits for it: an endpoint may take its time.</summary>
    private async Task RunAsync()
    {
        try
        {
            while (_isWoken && !_leaving.IsCancellationRequested)
            {
                _isWoken = false;
                if (await StepAsync()) _isWoken = true;
            }

            if (!_leaving.IsCancellationRequested && services.Now() - _logSavedAt >= LogPeriod) await SaveLogAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // What was under way is sent again.
        }
        catch (Exception exception)
        {
            LogEnded(services.Logger, Key, exception.GetType().Name, PassingFaults.Includes(exception) ? null : exception);
        }
    }

    /// <returns>True if there may be more to do.</returns>
    private async Task<bool> StepAsync()
    {
        var (now, settings) = (services.Now(), workspace.Current);
        if (WebhookTarget.Find(settings, Key, now) is not { } target)
        {
            // What was switched off goes on from here when it is switched on; what is not there any more begins anew.
            if (_progress.Position is not null && !WebhookTarget.Exists(settings, Key)) await Forget();
            return false;
        }

        if (_progress.GoneUrl == target.Url || _progress.PausedUntil > now) return false;
        if (_progress.Position is null)
        {
            var epoch = _epoch;
            await AdoptAsync(epoch, _progress with { Position = await FindStartAsync() }, isWorthSaving: true);
        }

        if (DeliveryRules.FindDueOffline(_progress, now) is { } message) return await SendAsync(target, message);
        var due = DeliveryRules.Due(_progress, now);
        return due.IsEmpty ? await ReadOnAsync(target) : await RetryAsync(target, due);
    }

    private async Task<bool> SendAsync(WebhookTarget target, OfflineWebhook message)
    {
        var (epoch, lane) = (_epoch, NewLane());
        var source = new JournalEntry(
            0, new EntityId(EntityTypes.Workspace, Key), 0, message.At, Actors.System, WebhookEventTypes.Offline, "", null, EntryTags.None);
        var sent = new WebhookEvent(message.Id, WebhookEventTypes.Offline, source, message);
        var receipt = target.Types.Contains(sent.Type)
            ? await lane.SendAsync(target, sent, message.Attempts + 1)
            : new WebhookReceipt(null, null, TimeSpan.Zero);
        _progress = DeliveryRules.Tried(_progress, message, receipt, services.Now(), jitter.Next());
        return await AdoptAsync(epoch, Said(_progress, target, lane), isWorthSaving: true);
    }

    private async Task<bool> RetryAsync(WebhookTarget target, ImmutableArray<HeldLane> due)
    {
        var (epoch, before, lane) = (_epoch, _progress, NewLane());
        var after = await Task.WhenAll(due.Select(async held => (held, await RetryAsync(target, held, before.Position!.Value, lane))));
        return await AdoptAsync(epoch, Said(DeliveryRules.Retried(before, after, services.Now()), target, lane), isWorthSaving: true);
    }

    private async Task<HeldLane?> RetryAsync(WebhookTarget target, HeldLane held, long position, DeliveryLane lane)
    {
        var entries = await services.Journal.ReadEntityAsync(new EntityId(held.EntityType, held.EntityId), held.Seq - 1, PageMax);
        if (await lane.SendAsync(target, entries.Where(entry => entry.Position <= position), held) is { } left) return left;
        // What is beyond the position comes with everybody's entries.
        return entries.Length == PageMax && entries[^1].Position <= position
            ? DeliveryRules.Held(entries[^1] with { Seq = entries[^1].Seq + 1 }, services.Now())
            : null;
    }

    private async Task<bool> ReadOnAsync(WebhookTarget target)
    {
        if (!DeliveryRules.MayReadOn(_progress)) return false;
        var (epoch, before, lane, head) = (_epoch, _progress, NewLane(), await services.Journal.HeadAsync());
        if (head <= before.Position) return false;
        // While some wait, little is tried at once: a page of failures would be a page of lanes.
        var limit = before.Held.Any(held => held.ParkedAt is null) ? WebhookLimits.InFlightMax : PageMax;
        var page = await services.Journal.ReadTypesAsync(WebhookEvents.EntityTypes, before.Position!.Value, limit);
        var position = page.Length == limit ? page[^1].Position : Math.Max(head, page.IsEmpty ? 0 : page[^1].Position);
        var held = before.Held.Select(DeliveryRules.Key).ToHashSet();
        var lanes = page.Where(entry => !held.Contains((entry.Entity.Type, entry.Entity.Id)))
            .Where(entry => WebhookEvents.Of(entry).Any(one => target.Types.Contains(one.Type)))
            .GroupBy(entry => entry.Entity).ToList();
        using var inFlight = new SemaphoreSlim(WebhookLimits.InFlightMax);
        var failed = await Task.WhenAll(lanes.Select(async entries =>
        {
            await inFlight.WaitAsync();
            try
            {
                return await lane.SendAsync(target, entries, before: null);
            }
            finally
            {
                inFlight.Release();
            }
        }));
        var after = before with { Position = position, Held = before.Held.AddRange(failed.OfType<HeldLane>()) };
        return await AdoptAsync(epoch, Said(after, target, lane), isWorthSaving: lanes.Count > 0);
    }

    private DeliveryLane NewLane() => new(sender, jitter, services, delivery =>
    {
        _log = _log.Length < 2 * WebhookLimits.DeliveriesMax ? _log.Add(delivery) : DeliveryRules.Remembered(_log.Add(delivery), services.Now());
        _logIsSaved = false;
    }, _leaving.Token);

    private DeliveryProgress Said(DeliveryProgress progress, WebhookTarget target, DeliveryLane lane) => progress with
    {
        PausedUntil = lane.PausedUntil ?? progress.PausedUntil,
        GoneAt = lane.IsGone ? services.Now() : progress.GoneAt,
        GoneUrl = lane.IsGone ? target.Url : progress.GoneUrl,
    };

    /// <summary>Finds where the endpoint begins: with what came after it was made.</summary>
    private async Task<long> FindStartAsync()
    {
        var made = await services.Journal.ReadTypesBackwardsAsync(
            [EntityTypes.Workspace], long.MaxValue,
            [Key == IWebhookDeliveryGrain.LivechatId ? "setting-changed" : WebhookKinds.Saved], JournalLimits.MaxEntriesPerRead);
        var all = made.Where(entry => WebhookTarget.IsMadeBy(Key, EntryCodec<WorkspaceEntry>.Read(entry)));
        var start = Key == IWebhookDeliveryGrain.LivechatId ? all.FirstOrDefault() : all.LastOrDefault();
        return start?.Position ?? await services.Journal.HeadAsync();
    }

    [LoggerMessage(LogLevel.Warning, "The deliveries to endpoint {Endpoint} were cut off ({Kind}); they go on when it is woken")]
    private static partial void LogEnded(ILogger logger, string endpoint, string kind, Exception? exception);
}
