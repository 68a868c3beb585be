"""Given names common in English-language news, by hand: a sign that what follows is a last name."""

from __future__ import annotations

from generator.extract.names.common import listed

GIVEN = listed(
    """Aaron Abdul Abdullah Abigail Abraham Adam Adrian Ahmad Ahmed Aidan Aisha Akira Alain Alan Albert Alberto Alejandro Aleksandr
    Alessandro Alex Alexander Alexandra Alexandre Alexandria Alexei Alexey Alexis Alfonso Alfred Ali Alice Alicia Alison Allan
    Allen Allison Alvaro Amanda Amelia Amin Amir Amit Amy Ana Anastasia Anders Andre Andrea Andreas Andrei Andres Andrew Andrey
    Andrzej Andy Angel Angela Angus Anil Anita Anna Anne Annie Anthony Antoine Anton Antonio Antony Anwar Ari Ariel Arnold Arthur
    Arturo Arvind Asha Ashley Ashok Astrid Audrey Aung Ayesha Barack Barbara Barry Bashar Beatrice Becky Ben Benedict Benjamin
    Bernard Bernd Bernie Beth Betty Bill Billy Bjorn Bob Bobby Boris Brad Bradley Brenda Brendan Brent Brett Brian Bridget Britney
    Bruce Bruno Bryan Caitlin Calvin Cameron Camilla Carl Carla Carlo Carlos Carmen Carol Caroline Carolyn Carrie Catherine
    Cathy Cecilia Charles Charlie Cheryl Chloe Chris Christian Christina Christine Christoph Christophe Christopher Claire Clara
    Claude Claudia Clive Colin Connor Conor Craig Cristina Curtis Cynthia Daisuke Dale Damian Damien Dan Daniel Daniela Daniele
    Danielle Danny Darren Dave David Dawn Dean Deborah Deepak Demetri Denis Dennis Derek Diana Diane Diego Dieter Dirk Dmitri
    Dmitry Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan Ed Eddie Edgar Eduardo Edward Edwin Eileen
    Elaine Eleanor Elena Eli Elias Elisabeth Elise Eliza Elizabeth Ella Ellen Elon Emily Emma Emmanuel Eric Erica Erik Erika
    Erin Ernest Ernesto Esther Ethan Eugene Eva Evan Evelyn Evgeny Fabio Fatima Felipe Felix Fernando Fiona Fatma Frances Francesca
    Francesco Francis Francisco Francois François Frank Fred Frederick Friedrich Fumio Gabriel Gabriela Gareth Gavin Gemma Geoff
    Geoffrey George Gerald Gerard Gerhard Giancarlo Gideon Gilles Gina Giorgia Giorgio Giovanni Giuseppe Glen Glenn Gonzalo Gordon
    Graham Grant Greg Gregory Greta Guillaume Guillermo Gunther Gustavo Hakan Hamid Hannah Hans Harold Harriet Harry Harvey Hassan
    Hasan Heather Hector Heidi Heinz Helen Helena Helmut Henri Henrik Henry Herbert Herman Hideki Hilary Hillary Hiroshi Holly
    Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilya Imran Ingrid Irene Iris Isaac Isabel Isabella Ismail Ivan Jack Jackie Jacob
    Jacqueline Jacques Jaime Jake James Jamie Jan Jane Janet Janice Jared Jasmine Jason Javier Jay Jayne Jean Jeanne Jeff Jeffrey
    Jennifer Jens Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Joan Joanna Joanne Joao João Joachim Joe Joel Joerg
    Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose José Josef Joseph Josh Joshua Joyce Juan Juan-Carlos Judith Judy
    Jules Julia Julian Julie Julien Juliet Julio Justin Kamala Karen Karin Karl Kate Katharine Katherine Kathleen Kathryn Kathy
    Katie Katrina Kay Kazuo Keir Keith Kelly Ken Kenneth Kenji Kerry Kevin Khalid Kim Kimberly Klaus Kofi Kristen Kristina Krzysztof
    Kumar Kurt Kyle Lance Lara Larry Lars Laura Lauren Laurence Laurent Lawrence Leah Lee Lena Leo Leon Leonard Leonardo Leonid
    Leslie Lewis Liam Lily Linda Lindsay Lindsey Lisa Liz Lloyd Lois Lorenzo Louis Louise Luc Luca Lucas Lucia Lucy Luigi Luis Luiz
    Luke Lynn Maggie Mahmoud Malcolm Manfred Manoj Manuel Marc Marcel Marcelo Marcia Marco Marcos Marcus Margaret Maria María
    Mariana Marie Marilyn Marina Mario Marion Mark Markus Marta Martha Martin Martina Marwan Mary Masahiro Mathias Matt Matteo
    Matthew Matthias Maurice Mauricio Max Maxim Maya Megan Mehmet Melanie Melissa Mia Michael Michel Michele Michelle Miguel Mike
    Mikhail Milan Miles Milos Miranda Miriam Mitch Mohamed Mohammad Mohammed Moira Molly Monica Monika Morgan Moritz Muhammad
    Murray Mustafa Nadia Nancy Naomi Narendra Natalia Natalie Natasha Nathan Nathaniel Neil Nelson Nicholas Nick Nicola Nicolas
    Nicole Nigel Nikita Nikolai Nina Noah Noel Nora Norman Olaf Oleg Oleksandr Olga Oliver Olivia Olivier Omar Orlando Oscar Osama
    Oswald Otto Owen Pablo Pamela Paolo Pascal Pat Patricia Patrick Patrik Paul Paula Paulo Pauline Pavel Pedro Peggy Penny Pete
    Peter Petr Petra Phil Philip Philipp Philippe Phillip Phoebe Pierre Pietro Piotr Prakash Priya Rachel Rafael Raj Rajesh Ralf
    Ralph Ramon Ramesh Randall Randy Raphael Ravi Ray Raymond Rebecca Recep Reinhard Renata Renato Rene René Ricardo Richard Rick
    Ricky Rishi Rita Rob Robert Roberta Roberto Robin Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Rosa Rose Rosemary Ross
    Roy Ruben Rudolf Rudy Rupert Russell Ruth Ryan Sabrina Saddam Said Salman Sally Salvador Sam Samantha Samir Samuel Sandra
    Sanjay Sara Sarah Satoshi Saul Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shigeru
    Shinji Shinzo Sidney Silvia Silvio Simon Simone Sofia Sonia Sophia Sophie Stacey Stan Stefan Stefano Stella Stephan Stephane
    Stephanie Stephen Steve Steven Stuart Sue Sunil Suresh Susan Susanna Suzanne Sven Sylvia Takashi Tamara Tania Tanya Tara Tariq
    Tatiana Ted Terence Teresa Terry Thabo Theodore Theresa Thierry Thomas Tiffany Tim Timothy Tina Toby Todd Tom Tomas Tommy Toni
    Tony Tracey Tracy Trevor Tyler Ulrich Umar Ursula Valentina Valerie Vanessa Vera Veronica Victor Vijay Viktor Vincent Vinod
    Virginie Vivek Vivian Vladimir Volodymyr Walter Wanda Warren Wayne Wendy Wilfried Will William Willie Willy Wolfgang Xavier
    Yasmin Yasser Yevgeny Yoko Yoshihide Youssef Yuri Yusuf Yves Yvonne Zachary Zoe
    Abdel Adolf Agnes Alastair Aldo Alec Alfredo Alphonse Alvin Amos Angelina Angelo Annette Antonia Archie Arlene
    Armando Arnaud Asif Augusto Ava Aziz Barney Beatrix Belinda Benny Bernadette Bert Bethany Betsy Blanca
    Bonnie Buddy Caleb Camille Candace Carole Casey Caspar Cassandra Cecil Celia Cesar Charlene Chuck Cindy Clarence Clayton
    Clement Clifford Clint Cody Colleen Connie Conrad Constance Cora Corey Curt Cyril Damon Daphne Darlene Darryl Deanna Debbie
    Debra Delia Denise Desmond Dexter Didier Dimitri Dino Dolores Donovan Doreen Drew Duane Dustin Dwayne Dwight Edith Edmund
    Elijah Ellie Elliot Elliott Elsa Elsie Elton Emil Emilia Emilio Enrique Ernst Ethel Eunice Eve Faye Federico Felicia Felicity
    Ferdinand Florian Floyd Franco Frankie Frederic Fritz Gabrielle Gail Garry Gary Gene Gilbert Giles Gillian Gloria
    Gretchen Gwen Hal Hank Hubert Ines Jamal Jamil Jenny Joaquin Jodi Joey Juanita Jude Julianne Kareem Karim Kirk Kristin Lamar
    Laurie Leila Leroy Lester Lila Lillian Lionel Lori Lorraine Luther Lydia Lyle Madeleine Manny Marian Marianne Marlene Marsha
    Marvin Mathew Maureen Maxime Maxwell Melinda Melvin Meredith Mikael Mildred Milton Mitchell Mohsen Monique Morris Moses Myra
    Neal Ned Osman Penelope Percy Perry Phyllis Priscilla Raquel Rashid Raul Reginald Renee Reuben Rhonda Robyn Rocco Roderick
    Romeo Ronnie Rory Rosalind Roxanne Ruthie Salvatore Santiago Serena Serge Shelley Sheryl Shirley Sonya Stacy Stanislav Stewart
    Svetlana Terrence Terri Thelma Travis Tristan Ty Verna Vic Vikram Vince Wade Wendell Werner Wes Wesley Wilfred Wilhelm Willem
    Winston Yannick Yolanda Yvette""")
