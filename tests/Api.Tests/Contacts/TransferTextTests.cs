using ContactCenter.Api.Contacts.Transfer;

namespace ContactCenter.Tests.Contacts;

/// <summary>The text of cells, and its protection from being read as a formula.</summary>
public sealed class TransferTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData("\n1", "'\n1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u00a0\u200b=1", "'\u00a0\u200b=1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＠SUM(1)", "'＠SUM(1)")]
    [InlineData("|calc", "'|calc")]
    [InlineData("%0A=1", "'%0A=1")]
    [InlineData("x;=1", "x;'=1")]
    [InlineData("x\n=1\n'@y", "x\n'=1\n''@y")]
    [InlineData("+1+2", "'+1+2")]
    [InlineData("line\r\n\r\nline", "line\r\n\r\nline")]
    [InlineData("'=1", "''=1")]
    [InlineData("'+49 30 1234", "''+49 30 1234")]
    [InlineData("+49 (30) 12-34/5;+1.2", "+49 (30) 12-34/5;+1.2")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("Ada", "Ada")]
    [InlineData("", "")]
    public void Cell_that_begins_like_a_formula_is_guarded_and_comes_back_as_it_was(string cell, string exported)
    {
        Assert.Equal(exported, SpreadsheetText.Protect(cell));
        Assert.Equal(cell, SpreadsheetText.Unprotect(exported));
    }

    [Fact]
    public void Any_cell_comes_back_as_it_was()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var cell = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "'=+-@\t\r1 a;\\\n\"|%＝(\u200b"[random.Next(19)]));
            Assert.True(SpreadsheetText.Unprotect(SpreadsheetText.Protect(cell)) == cell, $"seed {seed}: {cell}");
            var items = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Trim()).Where(item => item.Length > 0).ToArray();
            Assert.Equal(items, CellList.Read(CellList.Write(items)));
        }
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" ; ;", new string[0])]
    [InlineData("a@b.c; d@e.f ", new[] { "a@b.c", "d@e.f" })]
    [InlineData(@"a\;b;c\\;d\e\", new[] { "a;b", @"c\", @"d\e\" })]
    public void Addresses_of_a_cell_are_separated_by_semicolons(string cell, string[] items) => Assert.Equal(items, CellList.Read(cell));

    [Theory]
    [InlineData("name,age", "must NOT have the column 'age' [invalid-params]")]
    [InlineData("Name", "must NOT have the column 'Name' [invalid-params]")]
    [InlineData("name,custom.", "must NOT have the column 'custom.' [invalid-params]")]
    [InlineData("name,id,name", "must NOT have the column 'name' twice [invalid-params]")]
    [InlineData("id,emails", "must have the column 'name' [invalid-params]")]
    [InlineData("name;emails", "must NOT have the column 'name;emails' [invalid-params]")]
    public void Header_that_says_something_else_is_refused_by_name(string header, string error) =>
        Assert.Equal(error, Assert.Throws<ContactCenter.Errors.ContactCenterException>(() => CsvRowFormat.WithHeader(header)).Message);

    [Fact]
    public void Csv_row_says_what_its_columns_say()
    {
        var row = CsvRowFormat.WithHeader("phones, name ,custom.shoe,id").Read("+49 1;'x,\"'=Ada\",,' 7 '").Row!;
        Assert.Equal(("' 7 '", "=Ada", null, null), (row.Id, row.Name, row.Emails, row.Manager));
        Assert.Equal(["+49 1", "'x"], row.Phones!.Value.ToArray());
        Assert.Equal(KeyValuePair.Create("shoe", ""), Assert.Single(row.CustomFields!));
    }

    [Theory]
    [InlineData("x,y", "must have 3 cells, as the header has, not 2")]
    [InlineData(",,", "must have an id, a name, an e-mail or a phone")]
    [InlineData("{long},,", "name must NOT have more than 512 characters")]
    [InlineData("x,{many},", "emails must NOT have more than 50 items")]
    [InlineData("x,{long},", "emails must NOT have more than 512 characters")]
    [InlineData("x,,{long}", "id must NOT have more than 128 characters")]
    [InlineData("x\0,,", "name must NOT contain NUL characters")]
    public void Csv_row_beyond_the_limits_of_a_contact_is_refused(string record, string fault)
    {
        var filled = record.Replace("{long}", new string('x', 513)).Replace("{many}", string.Join(';', Enumerable.Range(0, 51)));
        Assert.Equal(fault, CsvRowFormat.WithHeader("name,emails,id").Read(filled).Fault);
    }

    [Theory]
    [InlineData("{", "must be valid JSON")]
    [InlineData("""{"name":"\ud800"}""", "must be valid JSON")]
    [InlineData("[]", "must be object")]
    [InlineData("{}", "must have required property 'name'")]
    [InlineData("""{"name":1}""", "name must be string")]
    [InlineData("""{"name":1,"name":"x"}""", "must be valid JSON")]
    [InlineData("""{"name":"x","age":1}""", "must NOT have additional properties")]
    [InlineData("""{"name":"x","emails":"a@b.c"}""", "emails must be array")]
    [InlineData("""{"name":"x","customFields":{"a":1}}""", "customFields must be string")]
    [InlineData("""{"name":" ","emails":[],"id":""}""", "must have an id, a name, an e-mail or a phone")]
    public void Json_row_that_is_no_contact_is_refused(string record, string fault) =>
        Assert.Equal(fault, new JsonRowFormat().Read(record).Fault);

    [Fact]
    public void Json_row_leaves_unsaid_what_is_absent_or_null()
    {
        var row = new JsonRowFormat().Read("""{"name":"x","emails":null,"contactManager":""}""").Row!;
        Assert.Equal((null, "x", null, null, "", null), (row.Id, row.Name, row.Emails, row.Phones, row.Manager, row.CustomFields));
    }
}
