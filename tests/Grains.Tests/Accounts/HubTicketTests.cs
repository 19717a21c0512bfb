using ContactCenter.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Accounts;

/// <summary>A ticket opens one connection, soon, to one hub.</summary>
public sealed class HubTicketTests
{
    private static readonly HubTicket Given = new(HubNames.Agent, "grace", "hash");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_ticket_is_taken_once_however_many_try_at_the_same_time()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        Assert.Equal(_time.GetUtcNow() + HubTicketGrain.Lifetime, await Of(host, "one").Issue(Given));
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Of(host, "one").Redeem(HubNames.Agent)));
        Assert.Equal(Given, Assert.Single(taken, ticket => ticket is not null));
        Assert.Null(await Of(host, "one").Redeem(HubNames.Agent));
        Assert.Null(await Of(host, "never given").Redeem(HubNames.Agent));
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_after_30_seconds()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        await Of(host, "in time").Issue(Given);
        await Of(host, "late").Issue(Given);
        _time.Advance(HubTicketGrain.Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(Given, await Of(host, "in time").Redeem(HubNames.Agent));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await Of(host, "late").Redeem(HubNames.Agent));
    }

    [Fact]
    public async Task A_ticket_for_another_hub_is_refused_and_spent()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        await Of(host, "one").Issue(Given);
        Assert.Null(await Of(host, "one").Redeem(HubNames.Visitor));
        Assert.Null(await Of(host, "one").Redeem(HubNames.Agent));
    }

    private static IHubTicketGrain Of(GrainHost host, string hash) => host.Grains.GetGrain<IHubTicketGrain>(hash);
}
