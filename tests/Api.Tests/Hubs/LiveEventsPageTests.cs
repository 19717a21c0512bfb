using System.Runtime.CompilerServices;
using System.Text.Json;
using ContactCenter.Api.Feed;
using ContactCenter.Api.OpenApi;

namespace ContactCenter.Tests.Hubs;

/// <summary>The records of the live connection and what docs/live-events.md says of them. The variable UPDATE_DOCS=1 writes the page anew.</summary>
public sealed class LiveEventsPageTests
{
    private const string Variable = "UPDATE_DOCS";

    [Fact]
    public void Page_says_of_every_record_what_its_type_says()
    {
        var path = PathOf("../../../docs/live-events.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var now = LiveEventsPage.Write(page);
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(path, page = now);
        var differs = now.Split('\n').Except(page.Split('\n')).Take(20);
        Assert.True(page == now, $"docs/live-events.md is not what the types say: run this test with {Variable}=1.\n{string.Join('\n', differs)}");
    }

    [Fact]
    public void Examples_are_of_the_type_and_kinds_that_they_describe()
    {
        foreach (var live in LiveEventsPage.All)
        {
            Assert.NotEmpty(live.Examples);
            Assert.All(live.Examples, example => Assert.Equal(live.Type, example.GetType()));
            Assert.All(live.Examples, example => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(LiveEventsPage.Json(example)).RootElement.ValueKind));
            if (live.Use == LiveUse.Event && !live.Names.IsEmpty)
                Assert.Equal(live.Names, live.Examples.Select(example => ((LiveEvent)example).Kind));
        }
    }

    [Fact]
    public void Every_event_type_is_described() =>
        Assert.All(
            typeof(LiveEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LiveEvent))),
            type => Assert.Single(LiveEventsPage.All, live => live.Type == type));

    [Fact]
    public void Agents_and_visitors_have_events_of_different_types() =>
        Assert.All(LiveEventsPage.All.Where(live => live.Type.IsSubclassOf(typeof(RoomEvent))), live =>
            Assert.Equal(live.Type.IsSubclassOf(typeof(VisitorRoomEvent)) ? LiveAudience.Visitors : LiveAudience.Agents, live.Audience));

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
