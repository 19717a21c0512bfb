using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.CustomFields;

public class CustomFieldRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private WorkspaceSnapshot _workspace = WorkspaceSnapshot.Empty;

    [Fact]
    public void Field_that_exists_cannot_be_created_again()
    {
        Do(Save(null, Field("plan")));
        Assert.Equal("Custom Field already exists", Refused(Save(null, Field("plan") with { Label = "Other" })).Text);
    }

    [Fact]
    public void Field_that_does_not_exist_can_be_neither_changed_nor_deleted()
    {
        Assert.Equal("Custom Field Not found", Refused(Save("plan", Field("plan"))).Text);
        Assert.Equal("Custom field not found", Refused(CustomFieldRules.Delete(_workspace, "plan")).Text);
    }

    [Fact]
    public void Changed_field_says_when_and_unchanged_one_is_not_written()
    {
        Do(Save(null, Field("plan")));
        Do(CustomFieldRules.Save(_workspace, Command("plan", Field("plan") with { Public = true }), Now.AddDays(1)));
        Assert.Equal((true, Now.AddDays(1)), (_workspace.CustomFields["plan"].Public, _workspace.CustomFields["plan"].UpdatedAt));
        Assert.Empty(CustomFieldRules.Save(_workspace, Command("plan", Field("plan") with { Public = true }), Now.AddDays(2)).Entries);
    }

    [Fact]
    public void Renamed_field_takes_the_place_of_the_old_one_and_of_no_other()
    {
        Do(Save(null, Field("plan")));
        Do(Save(null, Field("tier")));
        Assert.Equal(CustomFieldErrors.AlreadyExists, Refused(Save("plan", Field("tier"))));
        Do(Save("plan", Field("level")));
        Assert.Equal(["level", "tier"], _workspace.CustomFields.Keys.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("two words")]
    [InlineData("a\n")]
    [InlineData("größe")]
    public void Name_is_of_letters_digits_hyphens_and_underscores(string name) =>
        Assert.Equal(CustomFieldErrors.InvalidName, Refused(Save(null, Field(name))));

    [Theory]
    [InlineData("(")]
    [InlineData("[a-")]
    [InlineData("*")]
    public void Pattern_is_a_regular_expression(string pattern) =>
        Assert.Equal(CustomFieldErrors.InvalidPattern, Refused(Save(null, Field("plan") with { Pattern = pattern })));

    [Fact]
    public void Definition_beyond_the_limits_is_refused()
    {
        CustomFieldDefinition[] wrong =
        [
            Field(new string('f', CustomFieldLimits.FieldMax + 1)), Field("plan") with { Label = "" },
            Field("plan") with { Label = new string('l', CustomFieldLimits.LabelMax + 1) },
            Field("plan") with { Pattern = new string('p', CustomFieldLimits.PatternMax + 1) },
            Field("plan") with { Visibility = new string('v', CustomFieldLimits.VisibilityMax + 1) },
            Field("plan") with { DefaultValue = new string('d', CustomFieldLimits.TextMax + 1) },
            Field("plan") with { Options = new string('o', CustomFieldLimits.TextMax + 1) },
            Field("plan") with { Scope = "galaxy" }, Field("plan") with { Type = "slider" },
        ];
        Assert.All(wrong, definition => Assert.Equal(CustomFieldErrors.Invalid, Refused(Save(null, definition))));
    }

    [Fact]
    public void Field_beyond_the_limit_is_refused_and_existing_ones_can_still_be_changed()
    {
        for (var i = 0; i < CustomFieldLimits.FieldsMax; i++) Do(Save(null, Field($"field{i}")));
        Assert.Equal(CustomFieldErrors.TooMany, Refused(Save(null, Field("more"))));
        Do(Save("field0", Field("more")));
        Assert.Equal(CustomFieldLimits.FieldsMax, _workspace.CustomFields.Count);
    }

    [Fact]
    public void Search_version_grows_when_the_searchable_fields_of_visitors_change_and_only_then()
    {
        var plan = Field("plan") with { Searchable = true };
        var room = new CustomFieldDefinition("topic", "Topic", CustomFieldDefinition.RoomScope, true, false, "");
        (Func<Decision<WorkspaceEntry>> Step, long Growth)[] steps =
        [
            (() => Save(null, Field("silent")), 0),
            (() => Save(null, plan), 1),
            (() => Save("plan", plan with { Label = "New" }), 0),
            (() => Save("plan", plan with { Searchable = false }), 1),
            (() => Save("plan", plan), 1),
            (() => Save(null, room), 0),
            (() => Save("topic", room with { Scope = CustomFieldDefinition.VisitorScope }), 1),
            (() => Save("topic", room), 1),
            (() => CustomFieldRules.Delete(_workspace, "topic"), 0),
            (() => CustomFieldRules.Delete(_workspace, "silent"), 0),
            (() => Save("plan", plan with { Field = "level" }), 2),
            (() => CustomFieldRules.Delete(_workspace, "level"), 1),
        ];

        for (var i = 0; i < steps.Length; i++)
        {
            var before = _workspace.SearchVersion;
            Do(steps[i].Step());
            Assert.True(_workspace.SearchVersion - before == steps[i].Growth, $"step {i}: {before} to {_workspace.SearchVersion}");
        }
    }

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(a)\\1")]
    [InlineData("(?>a+)b")]
    [InlineData("(?(a)b|c)")]
    public void Pattern_whose_time_has_no_bound_is_not_saved(string pattern) =>
        Assert.Equal(CustomFieldErrors.UnboundedPattern, Refused(Save(null, Field("plan") with { Pattern = pattern })));

    [Theory]
    [InlineData("^(a+)+$", 4_000)]
    [InlineData("^(a|a)*$", 4_000)]
    [InlineData("(.*a){20}$", 4_000)]
    [InlineData("(?=a)(a+)+$", 4_000)]
    [InlineData("^(a+)\\1+$", 4_000)]
    public void Value_is_judged_in_bounded_time_by_any_pattern_that_was_ever_saved(string pattern, int length)
    {
        var fastest = Enumerable.Range(0, 3).Min(_ =>
        {
            var started = System.Diagnostics.Stopwatch.StartNew();
            Assert.False((Field("plan") with { Pattern = pattern }).Accepts(new string('a', length) + "!"));
            return started.Elapsed;
        });
        Assert.True(fastest < TimeSpan.FromSeconds(5), $"{fastest}");
    }

    [Theory]
    [InlineData("(?=ab)a", "ab", true)]
    [InlineData("^(a)\\1$", "aa", true)]
    [InlineData("(", "(", false)]
    [InlineData("^\\d{4}$", "1234", true)]
    public void Pattern_saved_before_patterns_were_checked_still_says_yes_or_no(string pattern, string value, bool isAccepted) =>
        Assert.Equal(isAccepted, (Field("plan") with { Pattern = pattern }).Accepts(value));

    [Fact]
    public void Entry_of_the_first_shape_still_reads()
    {
        var entry = EntryCodec<WorkspaceEntry>.Read(
            "custom-field-saved",
            """{"definition":{"field":"plan","label":"Plan","scope":"visitor","searchable":true,"required":false,"pattern":""}}""");
        _workspace = WorkspaceRules.Apply(_workspace, entry!);
        var field = _workspace.CustomFields["plan"];
        Assert.Equal(("visible", "input", null, null, false), (field.Visibility, field.Type, field.DefaultValue, field.Options, field.Public));
        Assert.Equal((true, 1), (_workspace.IsSearched("plan"), _workspace.SearchVersion));
    }

    [Fact]
    public void Entry_keeps_every_attribute()
    {
        var field = new CustomFieldDefinition("plan", "Plan", CustomFieldDefinition.VisitorScope, true, true, "^a$")
        {
            Visibility = "hidden", Type = CustomFieldDefinition.SelectType, DefaultValue = "a", Options = "a,b", Public = true, UpdatedAt = Now,
        };
        var entry = new CustomFieldSaved(field);
        Assert.Equal(entry, EntryCodec<WorkspaceEntry>.Read(EntryCodec<WorkspaceEntry>.KindOf(entry), EntryCodec<WorkspaceEntry>.Write(entry)));
    }

    private static CustomFieldDefinition Field(string name) => new(name, "Label", CustomFieldDefinition.VisitorScope, false, false, "");

    private static SaveCustomField Command(string? id, CustomFieldDefinition definition) =>
        new(CommandContext.FromClient("command", Actors.System), id, definition);

    private Decision<WorkspaceEntry> Save(string? id, CustomFieldDefinition definition) =>
        CustomFieldRules.Save(_workspace, Command(id, definition), Now);

    private static Error Refused(Decision<WorkspaceEntry> decision)
    {
        Assert.NotNull(decision.Error);
        return decision.Error;
    }

    private void Do(Decision<WorkspaceEntry> decision)
    {
        Assert.Null(decision.Error);
        _workspace = decision.Entries.Aggregate(_workspace, WorkspaceRules.Apply);
    }
}
