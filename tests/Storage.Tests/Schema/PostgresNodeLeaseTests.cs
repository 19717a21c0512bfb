using ContactCenter.Storage.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Leases of nodes: whoever waits for a position waits for each node whose lease goes on, and for no other.</summary>
public sealed class PostgresNodeLeaseTests(StorageFixture<PostgresTestDatabase> fixture) : IClassFixture<StorageFixture<PostgresTestDatabase>>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly NodeLeases _leases = fixture.Host.Services.GetRequiredService<NodeLeases>();

    [PostgresFact]
    public async Task Position_is_reached_when_every_node_with_a_lease_has_confirmed_it()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        foreach (var node in new[] { first, second }) await _leases.BeginAsync(node, Long);
        Assert.False(await _leases.AreAllAtAsync(1));
        Assert.True(await _leases.RenewAsync(first, 10, Long));
        Assert.True(await _leases.RenewAsync(second, 9, Long));
        Assert.True(await _leases.AreAllAtAsync(9));
        Assert.False(await _leases.AreAllAtAsync(10));
        await _leases.RenewAsync(second, 10, Long);
        Assert.True(await _leases.AreAllAtAsync(10));
        await _leases.EndAsync(first);
        await _leases.EndAsync(second);
    }

    [PostgresFact]
    public async Task Node_whose_lease_has_ended_keeps_nobody_waiting_and_must_begin_anew()
    {
        var (gone, left) = (Sample.NewId(), Sample.NewId());
        await _leases.BeginAsync(gone, TimeSpan.FromMilliseconds(-1));
        await _leases.BeginAsync(left, Long);
        Assert.False(await _leases.AreAllAtAsync(5));
        await _leases.EndAsync(left);
        Assert.True(await _leases.AreAllAtAsync(5));
        Assert.False(await _leases.RenewAsync(gone, 9, Long));
        Assert.False(await _leases.RenewAsync(left, 9, Long));
    }
}
