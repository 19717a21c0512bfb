using ContactCenter.Entities;

namespace ContactCenter.Accounts;

/// <inheritdoc cref="IHubTicketGrain"/>
/// <remarks>It goes away by a timer and not with its ticket: attempts that come at the same moment would only wake the next.</remarks>
public sealed class HubTicketGrain(EntityServices services) : Grain, IHubTicketGrain
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private HubTicket? _ticket;
    private DateTimeOffset _expiresAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            _ =>
            {
                DeactivateOnIdle();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Lifetime + TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset> Issue(HubTicket ticket)
    {
        (_ticket, _expiresAt) = (ticket, services.Now() + Lifetime);
        return Task.FromResult(_expiresAt);
    }

    public Task<HubTicket?> Redeem(string hub)
    {
        var ticket = _ticket is { } held && held.Hub == hub && services.Now() < _expiresAt ? held : null;
        _ticket = null;
        return Task.FromResult(ticket);
    }
}
