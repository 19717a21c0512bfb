using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Visitors;

namespace ContactCenter.Tests.Entities;

/// <summary>Ids that somebody made up leave nothing in the memory; counted by the runtime itself.</summary>
public sealed class UnknownEntityTests
{
    private const int Ids = 200;

    [Fact]
    public async Task Call_to_what_does_not_exist_leaves_no_actor_behind()
    {
        await using var host = await GrainHost.StartAsync();
        for (var number = 0; number < Ids; number++)
        {
            var id = $"nobody-{number}";
            await TryAsync(() => host.Grains.GetGrain<IConversationGrain>(id).CheckVisitor(id));
            await TryAsync(() => host.Grains.GetGrain<IConversationGrain>(id).Find());
            await TryAsync(() => host.Grains.GetGrain<IVisitorGrain>(id).SetStatus(CommandContext.OfCall("c", "visitor:x"), "online"));
            await TryAsync(() => host.Grains.GetGrain<IVisitorGrain>(id).Get());
        }

        await WaitForAsync(host, 0);
    }

    [Fact]
    public async Task New_entity_stays_active_after_its_first_entry()
    {
        await using var host = await GrainHost.StartAsync();
        await TryAsync(() => host.Grains.GetGrain<IVisitorGrain>("zed").Get());
        await host.Grains.GetGrain<IVisitorGrain>("zed").Register(
            new RegisterVisitor(CommandContext.OfCall("r", "visitor:x"), "Zed", null, null, null, null, []));
        Assert.Equal("Zed", (await host.Grains.GetGrain<IVisitorGrain>("zed").Get()).Name);
        await WaitForAsync(host, 1);
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ContactCenterException)
        {
            // That is what a stranger is told.
        }
    }

    /// <summary>Actors go away a moment after their call.</summary>
    private static async Task WaitForAsync(GrainHost host, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await CountAsync(host) != expected) await Task.Delay(50, patience.Token);
    }

    private static async Task<int> CountAsync(GrainHost host) =>
        (await host.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetSimpleGrainStatistics())
        .Where(statistic => statistic.GrainType.Contains(nameof(ConversationGrain), StringComparison.Ordinal)
            || statistic.GrainType.Contains(nameof(VisitorGrain), StringComparison.Ordinal))
        .Sum(statistic => statistic.ActivationCount);
}
