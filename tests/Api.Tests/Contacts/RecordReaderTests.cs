using System.Text;
using ContactCenter.Api.Contacts.Transfer;

namespace ContactCenter.Tests.Contacts;

/// <summary>Records of a stream, whole and broken.</summary>
public sealed class RecordReaderTests
{
    private const int Max = RecordReader.RecordBytesMax;

    [Fact]
    public async Task Records_have_the_number_of_the_line_on_which_they_begin()
    {
        Assert.Equal(
            [(1, "a,b"), (2, "\"x\ny\r\nz\",1"), (5, "c,d"), (7, "e")],
            await LinesAsync("a,b\r\n\"x\ny\r\nz\",1\nc,d\r\n\r\ne"));
        Assert.Equal([(1, "{\"a\":\"x"), (2, "y\"}")], await LinesAsync("{\"a\":\"x\ny\"}\n", knowsQuotes: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\n")]
    public async Task Input_without_text_has_no_records(string text) => Assert.Empty(await LinesAsync(text));

    [Fact]
    public async Task Byte_order_mark_is_no_part_of_the_first_record() =>
        Assert.Equal([(1, "name"), (2, "\uFEFFx")], await LinesAsync("\uFEFFname\n\uFEFFx"));

    [Theory]
    [InlineData("name;emails\nx,y;z", ';', "name;emails", 1)]
    [InlineData("name\temails\n", '\t', "name\temails", 1)]
    [InlineData("\"na;me;;\",emails\n", ',', "\"na;me;;\",emails", 1)]
    [InlineData("sep=;\r\nname\n", ';', "name", 2)]
    [InlineData("\uFEFFSEP=|\nname|id\n", '|', "name|id", 2)]
    [InlineData("sep=\t", '\t', null, 0)]
    [InlineData("name", ',', "name", 1)]
    public async Task Separator_is_that_of_the_first_line(string text, char separator, string? first, int line)
    {
        var reader = new RecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), true, TimeSpan.FromMinutes(1), TimeProvider.System);
        await using var records = reader.ReadAsync(default).GetAsyncEnumerator();
        var hasRecord = await records.MoveNextAsync();
        Assert.Equal((separator, first, line), (reader.Separator, hasRecord ? records.Current.Text : null, hasRecord ? (int)records.Current.Line : 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Utf16_is_read_by_its_mark_and_what_is_none_is_a_fault_of_its_line(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        var half = encoding.GetBytes("x");
        half[isBigEndian ? 0 : 1] = 0xD8;
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"name;id\r\nÄ🙂漢;1\n{new string('é', 9_000)};2\n"), .. half,
            .. encoding.GetBytes("\nlast;3")];
        foreach (var input in new Stream[] { new MemoryStream(bytes), new Pieces(bytes, new Random(1)) })
        {
            var records = await ReadAsync(input, knowsQuotes: true);
            Assert.Equal(["name;id", "Ä🙂漢;1", $"{new string('é', 9_000)};2", "", "last;3"], records.Select(record => record.Text));
            Assert.Equal([null, null, null, "must be valid UTF-16", null], records.Select(record => record.Fault));
        }

        Assert.Equal("must be valid UTF-16", Assert.Single(await ReadAsync(new MemoryStream([.. encoding.GetPreamble(), 0x41]), true)).Fault);
    }

    [Theory]
    [InlineData("a\"b,c", "must NOT have a quote inside a cell that does not begin with one")]
    [InlineData("a\"b,\"c", "must NOT have a quote inside a cell that does not begin with one")]
    [InlineData("\"a\"b,\"c", "must NOT have text after a closing quote")]
    [InlineData("\"a\"\r\"b\"", "must NOT have text after a closing quote")]
    [InlineData("\"a,b", "must have a closing quote")]
    [InlineData("\"a\"\",b", "must have a closing quote")]
    public async Task Wrong_quotes_cost_their_own_line(string line, string fault)
    {
        var records = await ReadAsync($"good,1\n{line}\ngood,2\ngood,3\n");
        Assert.Equal([(1, null), (2, fault), (3, null), (4, null)], records.Select(record => ((int)record.Line, record.Fault)));
        Assert.Equal("good,2", records[2].Text);
    }

    [Fact]
    public async Task Quote_never_closed_costs_its_line_also_when_more_follows_than_a_record_may_have()
    {
        var rest = string.Join('\n', Enumerable.Range(0, Max / 10).Select(i => $"row {i},more"));
        var records = await ReadAsync($"\"open,\n{rest}");
        Assert.Equal((1, $"must have a closing quote within {Max} bytes"), ((int)records[0].Line, records[0].Fault));
        Assert.Equal(rest.Split('\n'), records.Skip(1).Select(record => record.Text));
        Assert.Equal(Enumerable.Range(2, Max / 10), records.Skip(1).Select(record => (int)record.Line));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "\"")]
    public async Task Gigantic_line_is_a_fault_of_its_own(bool knowsQuotes, string start)
    {
        var records = await ReadAsync($"first\n{start}{new string('x', 10 * Max)}\"\nlast", knowsQuotes);
        Assert.Equal([(1, "first"), (2, ""), (3, "last")], records.Select(record => ((int)record.Line, record.Text)));
        Assert.Contains($"{Max} bytes", records[1].Fault);
    }

    [Fact]
    public async Task Record_of_exactly_the_limit_is_read()
    {
        var text = new string('x', Max - 1);
        Assert.Equal([text, "next"], (await LinesAsync($"{text}\nnext")).Select(record => record.Text));
        Assert.NotNull((await ReadAsync($"{text}x\nnext"))[0].Fault);
    }

    [Fact]
    public async Task Invalid_UTF8_is_a_fault_of_its_line_and_a_replacement_character_is_not()
    {
        byte[] input = [.. "good\n"u8, (byte)'b', 0xC3, (byte)'\n', .. "\uFFFD\n"u8, 0xED, 0xA0, 0x80, (byte)'\n', .. "end"u8];
        var records = await ReadAsync(new MemoryStream(input), true);
        Assert.Equal([null, "must be valid UTF-8", null, "must be valid UTF-8", null], records.Select(record => record.Fault));
    }

    [Fact]
    public async Task Whatever_is_written_as_csv_is_read_back_however_it_is_cut_into_pieces()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            // The header, which says what separates cells.
            var (text, written, lines) = (new StringBuilder("id,name\r\n"), new List<string[]> { new[] { "id", "name" } }, new List<int> { 1 });
            for (var row = random.Next(1, 20); row > 0; row--)
            {
                // An empty record is none: the first cell is never empty.
                string[] cells = [Cell(random) + "x", .. Enumerable.Range(0, random.Next(5)).Select(_ => Cell(random))];
                written.Add(cells);
                lines.Add(text.ToString().Count(character => character == '\n') + 1);
                CsvText.WriteRecord(text, cells);
            }

            if (random.Next(2) == 0) text.Length -= 2;
            var read = await ReadAsync(new Pieces(Encoding.UTF8.GetBytes(text.ToString()), random), true);
            Assert.True(read.All(record => record.Fault is null), $"seed {seed}: {text}");
            Assert.Equal(written, read.Select(record => CsvText.Cells(record.Text).ToArray()));
            Assert.Equal(lines, read.Select(record => (int)record.Line));
        }
    }

    [Fact]
    public async Task No_bytes_make_the_reader_fail_and_every_line_is_accounted_for()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        byte[] bytes = [(byte)'"', (byte)'"', (byte)',', (byte)'\n', (byte)'\n', (byte)'\r', (byte)'a', 0xC3, 0xA4];
        for (var round = 0; round < 500; round++)
        {
            var input = Enumerable.Range(0, random.Next(200)).Select(_ => bytes[random.Next(bytes.Length)]).ToArray();
            var knowsQuotes = random.Next(2) == 0;
            var records = await ReadAsync(new Pieces(input, random), knowsQuotes);
            var last = 0L;
            foreach (var record in records)
            {
                Assert.True(record.Line > last, $"seed {seed}");
                last = record.Line;
                if (record.Fault is null && knowsQuotes) Assert.NotEmpty(CsvText.Cells(record.Text));
            }

            Assert.True(last <= input.Count(next => next == '\n') + 1, $"seed {seed}");
        }
    }

    private static string Cell(Random random)
    {
        string[] parts = [",", "\"", "\"\"", "\n", "\r\n", "\r", "a", "ä", "🙂", " ", ";", "'", "=1+1", "\\"];
        return string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private static async Task<List<(int Line, string Text)>> LinesAsync(string text, bool knowsQuotes = true)
    {
        var records = await ReadAsync(text, knowsQuotes);
        Assert.All(records, record => Assert.Null(record.Fault));
        return [.. records.Select(record => ((int)record.Line, record.Text))];
    }

    private static Task<List<InputRecord>> ReadAsync(string text, bool knowsQuotes = true) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), knowsQuotes);

    private static async Task<List<InputRecord>> ReadAsync(Stream input, bool knowsQuotes)
    {
        var records = new List<InputRecord>();
        await foreach (var record in new RecordReader(input, knowsQuotes, TimeSpan.FromMinutes(1), TimeProvider.System).ReadAsync(default))
            records.Add(record);
        return records;
    }

    /// <summary>Gives few bytes at a time, as a network may.</summary>
    private sealed class Pieces(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 9))], cancellationToken);
    }
}
