using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <inheritdoc cref="IWebhookDeliveryGrain"/>
/// <remarks>
/// The journal is read once, in order, up to the stored position. A conversation, call or contact whose event fails is set aside with its place, and later
/// read from there by itself, so that it holds up no other. What is stored is written after the delivery: a process that ends between the two sends
/// the events of one page once more, and loses none.
/// </remarks>
internal sealed partial class WebhookDeliveryGrain(
    [PersistentState("webhook-progress", SnapshotStorage.Provider)] IPersistentState<DeliveryProgress> stored,
    [PersistentState("webhook-log", SnapshotStorage.Provider)] IPersistentState<DeliveryLog> storedLog,
    IWebhookSender sender, IRetryJitter jitter, IWorkspaceConfiguration workspace, EntityServices services)
    : Grain, IWebhookDeliveryGrain, IDisposable
{
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

    public void Dispose()
    {
        _writing.Dispose();
        _leaving.Dispose();
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
}
