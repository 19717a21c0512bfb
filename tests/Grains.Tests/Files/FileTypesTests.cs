using System.Text;
using ContactCenter.Files;

namespace ContactCenter.Tests.Files;

/// <summary>The type under which a file is kept, by its bytes, its declared type and its name.</summary>
public sealed class FileTypesTests
{
    private const string Black = "image/svg+xml,text/html,application/xhtml+xml,text/javascript,application/javascript";

    [Theory]
    [InlineData("image/png", "a.png", "\u0089PNG\r\n", "image/png")]
    [InlineData("application/octet-stream", "a", "\u0089PNG\r\n", "image/png")]
    [InlineData("image/png", "a.png", "\u00FF\u00D8\u00FF\u00E0", "image/jpeg")]
    [InlineData("image/jpeg", "photo.jpg", "MZ\u0090\0", "application/vnd.microsoft.portable-executable")]
    [InlineData("image/jpeg", "photo.jpg", "\u007FELF", "application/x-elf")]
    [InlineData("image/jpeg", "photo.jpg", "#!/bin/sh\n", "text/x-shellscript")]
    [InlineData("image/png", "a.png", "no image at all", "application/octet-stream")]
    [InlineData("application/pdf", "a.pdf", "%PDF-1.7", "application/pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx", "PK\u0003\u0004",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("image/png", "a.png", "PK\u0003\u0004", "application/zip")]
    [InlineData("text/plain", "a.txt", "hello", "text/plain")]
    [InlineData("text/plain", "a.txt", "<html> is how a page begins", "text/plain")]
    [InlineData("text/plain", "a.txt", "a\0b", "application/octet-stream")]
    [InlineData("text/csv", "a.csv", "a;b", "text/csv")]
    [InlineData("audio/ogg", "a.ogg", "OggS\0\u0002", "audio/ogg")]
    [InlineData("audio/mp4", "a.m4a", "\0\0\0\u0020ftypisom", "audio/mp4")]
    public void Type_is_what_the_bytes_say(string declared, string name, string bytes, string expected) =>
        Assert.Equal(expected, Judge(declared, name, bytes));

    [Theory]
    [InlineData("image/png", "a.png", "<html><script>alert(1)</script>")]
    [InlineData("image/png", "a.png", "\u00EF\u00BB\u00BF  \n<!-- x --><!DOCTYPE html>")]
    [InlineData("image/png", "a.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("text/xml", "a.xml", "<?xml version='1.0'?><!DOCTYPE svg><svg/>")]
    [InlineData("application/xml", "a.xml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("image/gif", "a.gif", "GIF89a/*<script>alert(1)</script>*/")]
    [InlineData("application/octet-stream", "a.HTM", "anything")]
    [InlineData("image/png", "a.svg. ", "\u0089PNG")]
    [InlineData("text/plain", "a.js", "alert(1)")]
    [InlineData("text/html", "a.txt", "anything")]
    public void Type_on_the_black_list_is_refused_in_any_disguise(string declared, string name, string bytes) => Assert.Null(Judge(declared, name, bytes));

    [Fact]
    public void White_list_asks_for_what_the_file_is()
    {
        Assert.Null(Judge("image/png", "a.png", "MZ", "image/*"));
        Assert.Null(Judge("image/png", "a.png", "text", "image/*"));
        Assert.Equal("image/png", Judge("application/octet-stream", "a", "\u0089PNG", "image/*"));
    }

    [Fact]
    public void Wide_text_is_read_as_it_is()
    {
        var page = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<html>")).ToArray();
        Assert.Equal(FileSignatures.Html, FileSignatures.Find(page));
    }

    [Fact]
    public void Any_bytes_have_a_type()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Assert.True(FileSignatures.Find(bytes) is null or { Length: > 2 }, $"Seed {seed}, file {i}");
        }
    }

    private static string? Judge(string declared, string name, string bytes, string white = "")
    {
        var workspace = new FixedWorkspace();
        workspace.Set("FileUpload_MediaTypeBlackList", $"\"{Black}\"");
        workspace.Set("FileUpload_MediaTypeWhiteList", $"\"{white}\"");
        return FileTypes.Judge(declared, name, Encoding.Latin1.GetBytes(bytes), workspace.Current);
    }
}
