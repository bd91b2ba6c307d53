package com.telerivet.status.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatMessageTests {

    private static final List<ChatMessage.Link> LINKS =
            List.of(new ChatMessage.Link("The incident", "https://status.example.com/incidents/a?x=1&y=2"));

    @Test
    void slackCallsNobodyAndSeesNoMarkup() {
        JsonNode json = json("slack", new ChatMessage("A & B", "<!channel> <@U1> & <https://evil|good>", LINKS));

        assertThat(json.at("/text").asString()).isEqualTo("A &amp; B");
        assertThat(json.at("/blocks/0/text/text").asString()).isEqualTo("A & B");
        assertThat(json.at("/blocks/1/text/text").asString())
                .isEqualTo("&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil|good&gt;");
        assertThat(json.at("/blocks/2/elements/0/text").asString())
                .isEqualTo("<https://status.example.com/incidents/a?x=1&amp;y=2|The incident>");
    }

    @Test
    void discordParsesNoMentionsAndTeamsHasACard() {
        ChatMessage message = new ChatMessage("Title", "@everyone", LINKS);

        assertThat(json("discord", message).at("/allowed_mentions/parse")).isEmpty();
        assertThat(json("discord", message).at("/embeds/0/description").asString())
                .startsWith("@everyone\n\n[The incident](");
        JsonNode card = json("teams", message).at("/attachments/0");
        assertThat(card.at("/contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/body/1/text").asString()).isEqualTo("@everyone");
        assertThat(card.at("/content/actions/0/url").asString())
                .isEqualTo(LINKS.get(0).url());
    }

    @Test
    void noChatGetsMoreThanItTakes() {
        ChatMessage message = new ChatMessage("t".repeat(400), "&<😀".repeat(9_000), LINKS);

        assertThat(json("slack", message).at("/blocks/0/text/text").asString()).hasSize(150);
        assertThat(json("slack", message).at("/blocks/1/text/text").asString().length())
                .isBetween(2000, 3000);
        assertThat(json("discord", message)
                        .at("/embeds/0/description")
                        .asString()
                        .length())
                .isBetween(3000, 4096);
        assertThat(json("teams", message).toString().length()).isBetween(8_000, 28_000);
        assertThat(json("discord", message).toString())
                .doesNotContain("\\ud83d\"")
                .contains("…");
    }

    @Test
    void anUnknownChatIsNone() {
        assertThatThrownBy(() -> new ChatMessage("a", "b", LINKS).in("irc"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String chat, ChatMessage message) {
        JsonMapper mapper = new JsonMapper();
        return mapper.readTree(mapper.writeValueAsString(message.in(chat)));
    }
}
