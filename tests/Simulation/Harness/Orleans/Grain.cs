using ContactCenter.Harness;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of all grain classes. Constructed by the runtime only, on the scheduler of its activation.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() => Activation = Activation.Current
        ?? throw new InvalidOperationException($"{GetType().Name} was constructed outside of an activation.");

    internal Activation Activation { get; }

    public IGrainContext GrainContext => Activation;

    protected IGrainFactory GrainFactory => Activation.Runtime.Client;

    protected internal IServiceProvider ServiceProvider => Activation.ActivationServices;

    /// <summary>Runs after persistent state was read and before the first call. An exception fails the waiting callers.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. The token is cancelled when there is no more time. Never rely on it: processes crash.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates once the running calls are done; waiting calls go to the next activation.</summary>
    protected void DeactivateOnIdle() => Activation.Deactivate(ApplicationRequest);

    /// <summary>Keeps the activation at least this long, however idle it is. Zero cancels; negative means for ever.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);

    internal static DeactivationReason ApplicationRequest { get; } =
        new(DeactivationReasonCode.ApplicationRequested, "The grain asked to be deactivated.");
}
