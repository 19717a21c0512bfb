using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Harness;

internal enum ActivationState
{
    Activating,
    Active,
    Deactivating,
    Ended,
}

internal sealed partial class Activation
{
    private readonly TaskCompletionSource _ended;
    private ActivationState _state;
    private DeactivationReason? _reason;
    private long _keepUntil;

    /// <summary>Completes when the activation is gone, however it went.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Constructs the grain, reads its state and lets it prepare; then the waiting work runs. Called once.</summary>
    /// <param name="trigger">The work that made this activation necessary: its context and call chain are those of OnActivateAsync.</param>
    public void BeginActivation(WorkItem trigger, WorkItem? triggerCaller) =>
        _turns.Add(new LifecycleWork("OnActivateAsync", ActivateAsync)
        {
            Target = this,
            Caller = triggerCaller,
            Values = trigger.Values,
            ReentrancyId = trigger.ReentrancyId,
        });

    /// <summary>Takes in no more work, and ends when the running work is done.</summary>
    public void Deactivate(DeactivationReason reason)
    {
        lock (_gate)
        {
            if (_state is ActivationState.Deactivating or ActivationState.Ended)
                return;
            _reason ??= reason;
            // One that is still activating first serves those who waited for it: they would only wake it again.
            if (_state == ActivationState.Activating)
                return;
            _state = ActivationState.Deactivating;
            if (_running.Count == 0)
                StartDeactivation();
        }
    }

    public void DelayDeactivation(TimeSpan span)
    {
        var ticks = span.TotalSeconds * Runtime.Time.TimestampFrequency;
        _keepUntil = span < TimeSpan.Zero || ticks > long.MaxValue / 2
            ? long.MaxValue
            : span == TimeSpan.Zero ? 0 : Runtime.Time.GetTimestamp() + (long)ticks;
    }

    private async Task ActivateAsync()
    {
        try
        {
            var states = Class.CreateStates(this);
            _grain = Class.CreateGrain(ActivationServices, states);
            foreach (var state in states)
                await state.ReadStateAsync();
            using var limit = new CancellationTokenSource(Runtime.Options.ActivationTimeout, Runtime.Time);
            await ((IGrainBase)_grain).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception error)
        {
            Runtime.Log.ActivationFailed(GrainId, error);
            await EndAsync(error);
            return;
        }

        lock (_gate)
        {
            _state = ActivationState.Active;
            StartWaiting();
            if (_reason is null)
            {
                Runtime.Idle.Expect();
                return;
            }

            _state = ActivationState.Deactivating;
            if (_running.Count == 0)
                StartDeactivation();
        }
    }

    private void StartDeactivation() =>
        _turns.Add(new LifecycleWork("OnDeactivateAsync", DeactivateAsync) { Target = this });

    private async Task DeactivateAsync()
    {
        DisposeTimers();
        try
        {
            using var limit = new CancellationTokenSource(Runtime.Options.DeactivationTimeout, Runtime.Time);
            await ((IGrainBase)_grain!).OnDeactivateAsync(_reason!.Value, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception error)
        {
            Runtime.Log.DeactivationFailed(GrainId, error);
        }

        await EndAsync(null);
    }

    private async Task EndAsync(Exception? activationError)
    {
        DisposeTimers();
        try
        {
            await _scope.DisposeAsync();
        }
        catch (Exception error)
        {
            Runtime.Log.DeactivationFailed(GrainId, error);
        }

        List<WorkItem> rejected = [];
        lock (_gate)
        {
            _state = ActivationState.Ended;
            List<WorkItem> forwarded = [];
            while (_waiting.Take() is { } work)
                (activationError is null && !work.IsBoundToActivation ? forwarded : rejected).Add(work);
            // While callers still find this activation here, so that nobody overtakes the forwarded.
            Runtime.Catalog.Replace(this, forwarded);
        }

        foreach (var work in rejected)
            work.Respond(null, activationError ?? new SiloUnavailableException());
        _ended.SetResult();
    }
}
