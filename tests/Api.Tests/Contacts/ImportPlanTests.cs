using System.Collections.Immutable;
using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Contacts;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

/// <summary>The plan of a row: the contact that it is about, and its changes.</summary>
public sealed class ImportPlanTests
{
    private const string Actor = "user:importer";
    private const string ContactId = "0123456789abcdef01234567";

    private static readonly ImportRow Row = new(null, "Ada", ["ada@example.com", "b@example.com"], ["+49 30 1"], null, null);

    private static readonly ContactView Contact = new()
    {
        ContactId = ContactId, Name = "Ada", Emails = ["ada@example.com"], Phones = ["+49 30 1"], ContactManager = "mara",
        CustomFields = ImmutableDictionary<string, string>.Empty.Add("shoe", "42").Add("gone", "old"),
        CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly WorkspaceSnapshot Workspace = WorkspaceSnapshot.Empty with
    {
        CustomFields = ImmutableDictionary<string, CustomFieldDefinition>.Empty
            .Add("shoe", new CustomFieldDefinition("shoe", "Shoe", CustomFieldDefinition.VisitorScope, false, false, ""))
            .Add("hat", new CustomFieldDefinition("hat", "Hat", CustomFieldDefinition.VisitorScope, false, false, "")),
    };

    [Fact]
    public void Identity_is_the_id_alone_when_there_is_one()
    {
        Assert.Equal(Identity(Row with { Id = "7" }), Identity(new ImportRow("7", "Somebody else", null, null, null, null)));
        Assert.NotEqual(Identity(Row with { Id = "7" }), Identity(Row with { Id = "8" }));
        Assert.NotEqual(Identity(Row), Identity(Row with { Id = "7" }));
    }

    [Fact]
    public void Identity_without_an_id_is_name_and_addresses_in_whatever_order_and_writing()
    {
        Assert.Equal(Identity(Row), Identity(Row with { Emails = ["B@example.com ", "ADA@example.com", "ada@example.com"], Phones = ["+49/301"] }));
        Assert.Equal(Identity(Row), Identity(Row with { Manager = "x", CustomFields = Fields(("shoe", "1")) }));
        Assert.NotEqual(Identity(Row), Identity(Row with { Name = "Eve" }));
        Assert.NotEqual(Identity(Row), Identity(Row with { Phones = [] }));
        Assert.NotEqual(Identity(Row with { Emails = ["1"], Phones = [] }), Identity(Row with { Emails = [], Phones = ["1"] }));
        Assert.Matches("^[0-9a-f]{24}$", ImportIds.ContactId(Identity(Row)));
    }

    [Fact]
    public void Row_is_also_known_by_its_name_as_it_was_before_names_were_cleaned()
    {
        var raw = Row with { Name = " Ada \n" };
        var cleaned = ImportFields.Cleaned(raw).Row!;
        Assert.Equal("Ada", cleaned.Name);
        var identities = ImportIds.IdentitiesOf(cleaned, "");
        Assert.Equal(Identity(Row), identities[0]);
        Assert.Contains(Identity(raw), identities);
    }

    [Fact]
    public void Row_that_says_what_is_there_changes_nothing()
    {
        var same = new ImportRow(null, "Ada", [" ADA@example.com"], ["+49 30 1"], "mara", Fields(("shoe", "42"), ("hat", ""), ("gone", "other")));
        Assert.IsType<ImportPlan.Nothing>(Plan(same));
        Assert.IsType<ImportPlan.Nothing>(Plan(new ImportRow(null, "Ada", null, null, null, null)));
    }

    [Fact]
    public void Row_that_differs_changes_only_that()
    {
        var changed = Update(new ImportRow(null, "Ada", [], null, "", Fields(("hat", "M"))));
        Assert.Equal((null, null, ""), (changed.Name, changed.Phones, changed.ContactManager));
        Assert.Empty(changed.Emails!.Value);
        Assert.Equal([("gone", "old"), ("hat", "M"), ("shoe", "42")], changed.CustomFields!.Select(field => (field.Key, field.Value)).Order());
        Assert.DoesNotContain("shoe", Update(new ImportRow(null, "Ada", null, null, null, Fields(("shoe", "")))).CustomFields!.Keys);
    }

    [Fact]
    public void Command_of_a_change_is_the_same_for_the_same_contact_and_row_and_no_other()
    {
        var row = Row with { Name = "Eve" };
        Assert.Equal(Update(row).Context, Update(row).Context);
        Assert.NotEqual(Update(row).Context.Id, Update(Row with { Name = "Eva" }).Context.Id);
        Assert.NotEqual(Update(row).Context.Id, Update(row, Contact with { UpdatedAt = DateTimeOffset.UnixEpoch.AddTicks(1) }).Context.Id);
    }

    [Fact]
    public void Contact_that_is_deleted_or_merged_is_not_changed()
    {
        Assert.Equal("error-contact-deleted", Refusal(Contact with { Enabled = false }));
        Assert.Equal("error-contact-merged-into-other", Refusal(Contact with { ContactId = "other" }));
    }

    [Fact]
    public void New_contact_gets_no_empty_fields()
    {
        var command = ImportPlan.ForNew(Row with { CustomFields = Fields(("shoe", "1"), ("hat", "")) }, "", Actor).Command;
        Assert.Equal(["shoe"], command.CustomFields!.Keys);
        Assert.Null(command.ContactManager);
        Assert.Null(ImportPlan.ForNew(Row, null, Actor).Command.CustomFields);
    }

    [Fact]
    public async Task Rows_of_one_key_run_one_after_another_and_others_side_by_side()
    {
        var (order, ran, gates) = (new OrderedRows(), new List<int>(), Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray());
        Task<int> Start(int row, params string[] keys) => order.RunAsync([.. keys], async () =>
        {
            ran.Add(row);
            await gates[row].Task;
            return row;
        });
        Task<int>[] rows = [Start(0, "a"), Start(1, "a", "b"), Start(2, "b"), Start(3, "c")];
        Assert.Equal([0, 3], ran);
        gates[0].SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => rows[0]);
        gates[1].SetResult();
        await rows[1];
        gates[2].SetResult();
        await rows[2];
        Assert.Equal([0, 3, 1, 2], ran);
        gates[3].SetResult();
        await rows[3];
    }

    private static string Identity(ImportRow row) => ImportIds.IdentityOf(row);

    private static ImportPlan Plan(ImportRow row, ContactView? contact = null) => ImportPlan.ForExisting(
        row, ContactId, contact ?? Contact, row.Manager, Workspace, Actor);

    private static UpdateContact Update(ImportRow row, ContactView? contact = null) =>
        Assert.IsType<ImportPlan.Update>(Plan(row, contact)).Command;

    private static string Refusal(ContactView contact) => Assert.IsType<ImportPlan.Refuse>(Plan(Row, contact)).Error.Text;

    private static ImmutableDictionary<string, string> Fields(params (string Key, string Value)[] fields) =>
        fields.ToImmutableDictionary(field => field.Key, field => field.Value);
}
