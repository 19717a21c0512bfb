namespace ContactCenter.Conformance;

/// <summary>Tells which activation answers, and notes its starts and ends.</summary>
[Alias("conformance.lifecycle")]
public interface ILifecycleGrain : IGrainWithStringKey
{
    /// <summary>The number of the activation, from 1.</summary>
    [Alias("Activation")]
    Task<int> ActivationAsync();

    [Alias("Leave")]
    Task<int> LeaveAsync();

    /// <summary>Leaves, and waits at the gate "key end" in OnDeactivateAsync.</summary>
    [Alias("LeaveSlowly")]
    Task LeaveSlowlyAsync();
}

public sealed class LifecycleGrain : Grain, ILifecycleGrain
{
    private int _activation;
    private bool _isSlow;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        _activation = Probe.Notes(key).Count(note => note == "start") + 1;
        Probe.Note(key, "start");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        Probe.Signal($"{key} ending");
        if (_isSlow)
            await Probe.Reached($"{key} end");
        Probe.Note(key, $"end {reason.ReasonCode}");
        Probe.Signal($"{key} ended {_activation}");
    }

    public Task<int> ActivationAsync() => Task.FromResult(_activation);

    public Task<int> LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.FromResult(_activation);
    }

    public Task LeaveSlowlyAsync()
    {
        _isSlow = true;
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>Cannot be activated before the test allows it.</summary>
[Alias("conformance.fragile")]
public interface IFragileGrain : IGrainWithStringKey
{
    [Alias("Ping")]
    Task PingAsync();
}

public sealed class FragileGrain : Grain, IFragileGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Note(this.GetPrimaryKeyString(), "start");
        return Probe.Reached($"{this.GetPrimaryKeyString()} repaired").IsCompleted
            ? Task.CompletedTask
            : throw new InvalidOperationException("Not repaired yet.");
    }

    public Task PingAsync() => Task.CompletedTask;
}
