using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens;

/// <summary>The widget on the demo's page as a visitor sees and uses it.</summary>
public sealed class WidgetPage(IPage page)
{
    public IFrameLocator Frame { get; } = page.FrameLocator("iframe");

    public ILocator Messages => Frame.GetByRole(AriaRole.Log, new() { Name = "Conversation" });

    public ILocator Field => Frame.GetByRole(AriaRole.Textbox, new() { Name = "Write a message" });

    /// <summary>Opens the demo's page and the widget on it, and begins a conversation with a question.</summary>
    public static async Task<WidgetPage> StartAsync(Screen screen, string name, string email, string question)
    {
        await screen.Page.GotoAsync("/demo");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Chat with us" }).ClickAsync();
        var widget = new WidgetPage(screen.Page);
        var form = widget.Frame.GetByRole(AriaRole.Form, new() { Name = "Start a conversation" });
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "E-mail" }).FillAsync(email);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "How can we help?" }).FillAsync(question);
        await form.GetByRole(AriaRole.Button, new() { Name = "Start the conversation" }).ClickAsync();
        await Expect(widget.Messages).ToContainTextAsync(question);
        return widget;
    }

    public async Task SayAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Enter");
        await Expect(Messages).ToContainTextAsync(text);
    }

    /// <summary>Loads the page anew, and opens the widget on it.</summary>
    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Chat with us") }).ClickAsync();
        await Expect(Messages).ToBeVisibleAsync();
    }
}
