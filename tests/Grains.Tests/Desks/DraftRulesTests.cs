using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Desks;

namespace ContactCenter.Tests.Desks;

public sealed class DraftRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Draft_of_a_lower_revision_is_not_kept_and_the_known_one_is_told()
    {
        var drafts = Save([], "r", "newer", 7);
        var (after, kept) = DraftRules.Save(drafts, new SaveDraft("r", false, "older", 6), At);
        Assert.Equal(drafts, after);
        Assert.Equal(("newer", 7), (kept!.Text, kept.Revision));
        Assert.Equal("same revision", Assert.Single(Save(drafts, "r", "same revision", 7)).Text);
    }

    [Fact]
    public void Reply_and_note_of_a_room_are_two_drafts()
    {
        var drafts = DraftRules.Save(Save([], "r", "reply", 1), new SaveDraft("r", true, "note", 1), At).After;
        Assert.Equal([("reply", false), ("note", true)], drafts.Select(draft => (draft.Text, draft.IsNote)));
        var (after, emptied) = DraftRules.Empty(drafts, "r", false, "reply", At);
        Assert.Equal(("", 2), (emptied!.Text, emptied.Revision));
        Assert.Contains(after, draft => draft is { Text: "note", IsNote: true });
    }

    [Theory]
    [InlineData("hel", "hello", true)]
    [InlineData("hello ", "hello", true)]
    [InlineData("next", "hello", false)]
    [InlineData("hello there", "hello", false)]
    public void Sent_message_empties_the_draft_that_is_its_beginning_alone(string draft, string sent, bool isEmptied)
    {
        var (after, emptied) = DraftRules.Empty(Save([], "r", draft, 3), "r", false, sent, At);
        Assert.Equal(isEmptied, emptied is not null);
        Assert.Equal(isEmptied ? "" : draft, Assert.Single(after).Text);
    }

    [Fact]
    public void Late_save_of_what_was_sent_does_not_bring_it_back()
    {
        var sent = DraftRules.Empty(Save([], "r", "hello", 3), "r", false, "hello", At).After;
        Assert.Equal("", DraftRules.Save(sent, new SaveDraft("r", false, "hello", 3), At).Kept!.Text);
        Assert.Equal("next", DraftRules.Save(sent, new SaveDraft("r", false, "next", 4), At).Kept!.Text);
    }

    [Fact]
    public void Beyond_the_limit_emptied_drafts_go_first_and_then_the_oldest()
    {
        var drafts = Save([], "first", "text", 1);
        drafts = Save(drafts, "emptied", "", 1);
        for (var i = 2; i < DeskLimits.DraftsMax; i++) drafts = Save(drafts, $"r{i}", "text", 1);
        Assert.Equal(DeskLimits.DraftsMax, drafts.Length);
        drafts = Save(drafts, "one more", "text", 1);
        Assert.DoesNotContain(drafts, draft => draft.RoomId == "emptied");
        Assert.Equal("first", drafts[0].RoomId);
        drafts = Save(drafts, "and another", "text", 1);
        Assert.Equal((DeskLimits.DraftsMax, "r2", "and another"), (drafts.Length, drafts[0].RoomId, drafts[^1].RoomId));
    }

    [Fact]
    public void Beyond_the_length_of_all_drafts_the_oldest_go()
    {
        var text = new string('x', DeskLimits.DraftLengthMax);
        var most = DeskLimits.AllDraftsLengthMax / DeskLimits.DraftLengthMax;
        var drafts = Enumerable.Range(0, most + 3).Aggregate(ImmutableArray<StoredDraft>.Empty, (known, i) => Save(known, $"r{i}", text, 1));
        Assert.Equal((most, "r3"), (drafts.Length, drafts[0].RoomId));
    }

    [Fact]
    public void Erased_room_keeps_no_text_and_takes_none()
    {
        var drafts = DraftRules.ForgetRoom(Save(Save([], "r", "secret", 1), "other", "stays", 1), "r", At);
        Assert.DoesNotContain(drafts, draft => draft.Text == "secret");
        Assert.Null(DraftRules.Save(drafts, new SaveDraft("r", true, "late", DeskLimits.RevisionMax), At).Kept);
        Assert.Contains(drafts, draft => draft.Text == "stays");
    }

    [Fact]
    public void Preferences_that_are_named_change_and_too_many_are_refused()
    {
        var values = PreferenceRules.Change(ImmutableDictionary<string, string>.Empty.Add("theme", "\"dark\"").Add("sound", "true"), Of(("theme", "null")));
        Assert.Equal([("sound", "true")], values!.Select(value => (value.Key, value.Value)));
        Assert.Null(PreferenceRules.Change(values!, Of(("long", $"\"{new string('ä', DeskLimits.PreferenceBytesMax / 2)}\""))));
        Assert.Null(PreferenceRules.Change(values!, Of([.. Enumerable.Range(0, DeskLimits.PreferencesMax).Select(i => ($"p{i}", "1"))])));
    }

    [Fact]
    public void States_that_this_version_wrote_first_are_read()
    {
        var drafts = Read<DraftsState>(
            """{"Drafts":[{"RoomId":"r","IsNote":true,"Text":"note","Revision":7,"SavedAt":"2026-11-27T09:00:00+00:00","IsRoomErased":false}]}""");
        Assert.Equal(new StoredDraft("r", true, "note", 7, At), Assert.Single(drafts.Drafts));
        Assert.Equal("\"dark\"", Read<PreferencesState>("""{"Values":{"theme":"\u0022dark\u0022"}}""").Values["theme"]);
        Assert.Equal("u", Assert.Single(Read<RoomDraftsState>("""{"UserIds":["u"]}""").UserIds));
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;

    private static ImmutableDictionary<string, string> Of(params (string Name, string Json)[] values) =>
        values.ToImmutableDictionary(value => value.Name, value => value.Json);

    private static ImmutableArray<StoredDraft> Save(ImmutableArray<StoredDraft> drafts, string roomId, string text, long revision) =>
        DraftRules.Save(drafts, new SaveDraft(roomId, false, text, revision), At).After;
}
