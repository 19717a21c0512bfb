using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Visitors;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Webhooks;

/// <inheritdoc cref="IWebhookDeliveryGrain"/>
/// <remarks>
/// The journal is read once, in order, up to the stored position. A conversation or call whose event fails is set aside with its place, and later
/// read from there by itself, so that it holds up no other. What is stored is written after the delivery: a process that ends between the two sends
/// the events of one page once more, and loses none.
/// </remarks>
internal sealed partial class WebhookDeliveryGrain(
    [PersistentState("webhook-progress", SnapshotStorage.Provider)] IPersistentState<DeliveryProgress> stored,
    [PersistentState("webhook-log", SnapshotStorage.Provider)] IPersistentState<DeliveryLog> storedLog,
    IWebhookSender sender, IRetryJitter jitter, IWorkspaceConfiguration workspace, EntityServices services)
    : Grain, IWebhookDeliveryGrain
{
    private const int PageMax = 100;

    /// <summary>How far a position that nothing was sent for may run ahead of what is stored.</summary>
    private const int UnsavedMax = 1_000;
    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writing = new(1);
    private DeliveryProgress _progress = new();
    private long _savedPosition;
    private ImmutableArray<WebhookDelivery> _log = [];
    private DateTimeOffset _logSavedAt;
    private bool _logIsSaved = true;
    private Task _run = Task.CompletedTask;
    private bool _isWoken;

    /// <summary>Cancelled when this activation goes away: the next one reads what is stored, and goes on.</summary>
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Grows when somebody else than a run changes the progress: what the run found out is then worth nothing.</summary>
    private int _epoch;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _progress = stored.State;
        _savedPosition = _progress.Position ?? 0;
        _log = storedLog.State.Deliveries;
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await _run.WaitAsync(cancellationToken);
        await SaveLogAsync();
    }

    public Task Wake()
    {
        _isWoken = true;
        if (_run.IsCompleted) _run = RunAsync();
        return Task.CompletedTask;
    }

    public async Task Tell(OfflineMessage message)
    {
        var now = services.Now();
        if (_progress.Offline.Length >= WebhookLimits.OfflineMax || WebhookTarget.Find(workspace.Current, Key, now) is null) return;
        var kept = new OfflineWebhook(
            $"off_{Guid.NewGuid():N}", now, message.Name, message.Email, message.Text, message.DepartmentName, message.Host, Attempts: 0, now);
        _progress = _progress with { Offline = _progress.Offline.Add(kept) };
        await SaveAsync();
        await Wake();
    }

    public async Task<WebhookStatus> Read() => Status(await services.Journal.HeadAsync());

    public Task<ImmutableArray<WebhookDelivery>> ListDeliveries() =>
        Task.FromResult<ImmutableArray<WebhookDelivery>>([.. DeliveryRules.Remembered(_log, services.Now()).Reverse()]);

    public async Task<WebhookStatus> Replay(long afterPosition)
    {
        var head = await services.Journal.HeadAsync();
        await ChangeAsync(progress => new DeliveryProgress { Position = Math.Clamp(afterPosition, 0, head), Offline = progress.Offline });
        return Status(head);
    }

    public async Task<WebhookStatus> Resume(string? entityId, bool skips)
    {
        await ChangeAsync(progress => DeliveryRules.Resumed(progress, entityId, skips, services.Now()));
        return await Read();
    }

    public async Task<WebhookTest> Test()
    {
        var now = services.Now();
        var target = WebhookTarget.Find(workspace.Current, Key, now, evenIfOff: true) ?? throw new ContactCenterException(CatalogErrors.WebhookNotFound);
        var sample = new JournalEntry(0, new EntityId(EntityTypes.Workspace, Key), 0, now, Actors.System, WebhookEventTypes.Test, "", null, EntryTags.None);
        var receipt = await sender.SendAsync(target, new WebhookEvent($"test_{now.ToUnixTimeMilliseconds()}", WebhookEventTypes.Test, sample, null));
        return new WebhookTest(receipt.HttpStatus, (long)receipt.Duration.TotalMilliseconds, receipt.Fault, receipt.ResponseStart);
    }

    public async Task Forget()
    {
        _epoch++;
        (_progress, _savedPosition, _log, _logIsSaved) = (new DeliveryProgress(), 0, [], true);
        await _writing.WaitAsync();
        try
        {
            if (stored.RecordExists) await stored.ClearStateAsync();
            if (storedLog.RecordExists) await storedLog.ClearStateAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

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
        var all = made.Where(entry => WebhookTarget.IsMadeBy(Key, EntryCodec<WorkspaceEntry>.Read(entry.Kind, entry.Data)));
        var start = Key == IWebhookDeliveryGrain.LivechatId ? all.FirstOrDefault() : all.LastOrDefault();
        return start?.Position ?? await services.Journal.HeadAsync();
    }

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

    private WebhookStatus Status(long head)
    {
        var parked = _progress.Held.Count(lane => lane.ParkedAt is not null);
        var shown = _progress.Held.OrderBy(lane => lane.FirstFailedAt).ThenBy(lane => lane.Position).Take(WebhookLimits.HeldShownMax)
            .Select(lane => new HeldWebhooks(
                lane.EntityId, lane.Position, lane.Attempts, lane.FirstFailedAt, lane.NextAt, lane.ParkedAt, lane.Fault));
        var now = services.Now();
        return new WebhookStatus(
            _progress.Position, head, [.. shown], _progress.Held.Length - parked, parked, _progress.GoneAt,
            _progress.PausedUntil > now ? _progress.PausedUntil : null, !_run.IsCompleted);
    }

    [LoggerMessage(LogLevel.Warning, "The deliveries to endpoint {Endpoint} were cut off ({Kind}); they go on when it is woken")]
    private static partial void LogEnded(ILogger logger, string endpoint, string kind, Exception? exception);
}
