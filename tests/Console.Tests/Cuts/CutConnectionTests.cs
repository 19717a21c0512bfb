using System.Diagnostics;
using System.Globalization;
using ContactCenter.Driving;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>
/// Connections of console and widget that are cut at random while things happen. After each round both show what somebody sees who asks for the first
/// time. The variable CONSOLE_CUTS says how many cuts there are.
/// </summary>
public sealed class CutConnectionTests(Screens screens, ITestOutputHelper output) : IClassFixture<Screens>
{
    private const string CutsVariable = "CONSOLE_CUTS";
    private const int CutsByDefault = 50;
    private const int CutsOfRound = 25;

    /// <summary>The server is killed in one round of so many: to start it takes longer than the cuts of a round.</summary>
    private const int RoundsPerKill = 8;
    private const int RoundsPerSleep = 3;
    private const int Chats = 5;
    private const int FewestMessages = 30;

    /// <summary>The network comes back at once, so that a thousand cuts take minutes and not an hour.</summary>
    private const string NetworkIsBack = "setInterval(() => dispatchEvent(new Event('online')), 40)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static int Cuts =>
        int.TryParse(Environment.GetEnvironmentVariable(CutsVariable), CultureInfo.InvariantCulture, out var cuts) ? cuts : CutsByDefault;

    [BrowserFact]
    public async Task Screens_show_the_truth_after_every_round_of_cuts_kills_and_sleep()
    {
        var random = new Random(Seed.New());
        await using var site = await ScreenSite.StartAsync();
        await using var proxy = new CuttingProxy(site.Url);
        using var rest = new RestClient(site.Url);
        var ana = await Team.SignInAsync(rest, "ana", site.PasswordOf("ana"));
        var ben = await Team.SignInAsync(rest, "ben", site.PasswordOf("ben"));
        var traffic = new Traffic(rest, await Team.SignInAdminAsync(rest), ana, ben, new Random(random.Next()));
        while (traffic.Rooms.Count < Chats) await traffic.OpenAsync();
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1400, Height = 5000 } };
        await screens.WithTwoAsync(proxy.Url, async (agent, visitor) =>
        {
            foreach (var screen in new[] { agent, visitor })
            {
                screen.Expect("net::ERR_|WebSocket|503|400.*chat.sendMessage");
                await screen.Page.AddInitScriptAsync(NetworkIsBack);
            }

            var desk = await CutDesk.OpenAsync(agent.Page, site, ana);
            var guest = await CutGuest.OpenAsync(visitor.Page);
            var rounds = (Cuts + CutsOfRound - 1) / CutsOfRound;
            for (var round = 1; round <= rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                await desk.ShowAsync(traffic.Rooms[random.Next(traffic.Rooms.Count)]);
                await RunRoundAsync(round, random, site, proxy, traffic, desk, guest);
                var cutFor = watch.Elapsed;
                await desk.ExpectTruthAsync(FewestMessages, Patience);
                await guest.ExpectTruthAsync(rest, Patience);
                var healedIn = watch.Elapsed - cutFor;
                output.WriteLine($"Round {round}: {proxy.HubCuts} cuts, {cutFor.TotalSeconds:0.0} s; right after {healedIn.TotalSeconds:0.0} s");
            }

            await desk.ExpectWrittenOnceAsync(rest);
            await ExpectSameOnFreshScreenAsync(site, ana, desk.Room, options);
        }, options);
    }

    private Task ExpectSameOnFreshScreenAsync(ScreenSite site, SignIn user, string room, BrowserNewContextOptions options) =>
        screens.WithOneAsync(site.Url, async fresh =>
        {
            var desk = await CutDesk.OpenAsync(fresh.Page, site, user);
            await desk.ShowAsync(room);
            await desk.ExpectTruthAsync(FewestMessages, Patience);
        }, options);

    private static async Task RunRoundAsync(
        int round, Random random, ScreenSite site, CuttingProxy proxy, Traffic traffic, CutDesk desk, CutGuest guest)
    {
        using var stop = new CancellationTokenSource();
        var running = new[] { traffic.RunAsync(stop.Token), desk.WriteAsync(stop.Token), guest.WriteAsync(stop.Token) };
        await CutAsync(proxy, random, CutsOfRound);
        if (round % RoundsPerKill == 1)
        {
            await site.Process.KillAsync();
            await site.StartAgainAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(running);
        if (round % RoundsPerSleep == 2) await SleepAsync(random, proxy, traffic, desk);
    }

    /// <summary>Suspends the agent's tab while things happen.</summary>
    private static async Task SleepAsync(Random random, CuttingProxy proxy, Traffic traffic, CutDesk desk)
    {
        using var stop = new CancellationTokenSource();
        var running = traffic.RunAsync(stop.Token);
        await desk.SleepAsync(() => CutAsync(proxy, random, CutsOfRound / 5));
        await stop.CancelAsync();
        await running;
    }

    private static async Task CutAsync(CuttingProxy proxy, Random random, int count)
    {
        var watch = Stopwatch.StartNew();
        for (var goal = proxy.HubCuts + count; proxy.HubCuts < goal && watch.Elapsed < Patience;)
        {
            proxy.CutOne(random);
            await Task.Delay(random.Next(5, 60));
        }
    }
}
